import { useId, useState } from 'react';
import Select from 'antd/es/select';
import { usePause } from '#platform/orgs/office/use-pause.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { FieldError } from '#platform/ui/phone/field.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { flowsApi, type ProposedPerson } from '../public-ui/flows-api.ts';

export type PersonPickerProps = {
  readonly taskId: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  readonly value: string | undefined;
  readonly onValue: (personId: string | undefined) => void;
};

/** An officer, found by typing a part of the name: those of the own union first, then those above. */
export function PersonPicker({ taskId, label, hint, error, value, onValue }: PersonPickerProps) {
  const t = useText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const words = usePause(typed.trim());
  const { answer, isLoading } = useRead(flowsApi.proposePeople, { taskId, ...(words === '' ? {} : { words }) }, { keepsFormer: true });
  const [chosen, setChosen] = useState<ProposedPerson>();
  const people = answer?.people ?? [];
  const shown = chosen === undefined || people.some(({ personId }) => personId === chosen.personId) ? people : [chosen, ...people];
  return (
    <div className="zj-field">
      <label className="zj-label" htmlFor={id}>{label}</label>
      {hint !== undefined && <p className="zj-hint">{hint}</p>}
      <Select<string>
        id={id} className="flows-person" value={value} loading={isLoading} showSearch={{ filterOption: false, onSearch: setTyped }} placeholder={t('flows.office.person.type')}
        notFoundContent={t('flows.office.person.none')} aria-describedby={error === undefined ? undefined : `${id}e`} status={error === undefined ? undefined : 'error'}
        onChange={(personId) => { setChosen(people.find((one) => one.personId === personId)); onValue(personId); }}
        options={shown.map((one) => ({ value: one.personId, label: optionWords(t, one) }))}
      />
      {error !== undefined && <FieldError id={`${id}e`} text={error} />}
    </div>
  );
}

function optionWords(t: ReturnType<typeof useText>, { name, unionName, roles }: ProposedPerson): string {
  const duties = roles.map((role) => (t.has(`orgs.office.role.${role}`) ? t(`orgs.office.role.${role}`) : role));
  return [name, unionName, duties.join(t('flows.and'))].filter((part) => part !== '').join(' · ');
}
