import { useState } from 'react';
import { usePause } from '#platform/orgs/office/use-pause.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { flowsApi } from '../public-ui/flows-api.ts';
import { PersonSelect, type PersonFieldProps } from './person-select.tsx';

export type PersonPickerProps = PersonFieldProps & { readonly taskId: string };

/** An officer: those of the case's own union first, then those above. */
export function PersonPicker({ taskId, ...field }: PersonPickerProps) {
  const [typed, setTyped] = useState('');
  const words = usePause(typed.trim());
  const { answer, isLoading } = useRead(flowsApi.proposePeople, { taskId, ...(words === '' ? {} : { words }) }, { keepsFormer: true });
  return <PersonSelect {...field} people={answer?.people} isLoading={isLoading || words !== typed.trim()} onSearch={setTyped} />;
}

/** A member of the union that begins something. */
export function MemberPicker({ unionId, ...field }: PersonFieldProps & { readonly unionId: string }) {
  const [typed, setTyped] = useState('');
  const words = usePause(typed.trim());
  const { answer, isLoading } = useRead(flowsApi.findMembers, { unionId, words }, { keepsFormer: true, isReady: words !== '' });
  // Without a word there is no list: nobody has been looked for yet.
  const people = typed.trim() === '' ? undefined : answer?.people;
  return <PersonSelect {...field} people={people} isLoading={words !== '' && (isLoading || words !== typed.trim())} onSearch={setTyped} />;
}
