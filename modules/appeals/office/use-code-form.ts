import { useState } from 'react';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { orgsApi, type Officer } from '#platform/orgs/office/orgs-api.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { appealsApi } from './appeals-api.ts';

type Fields = { readonly unionId: string; readonly unionName: string; readonly contactGrantId: string | undefined; readonly place: string };

export type CodeFormState = {
  readonly fields: Fields;
  readonly set: (change: Partial<Fields>) => void;
  /** Undefined while they are being asked for. */
  readonly contacts: readonly Officer[] | undefined;
  readonly contactGrantId: string | undefined;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly submit: () => void;
};

export function useCodeForm(onMade: (codeId: string) => void): CodeFormState {
  const office = useActingOffice();
  const command = useCommand(appealsApi.makeCode);
  const [fields, setFields] = useState<Fields>({ unionId: office.unionId, unionName: office.unionName, contactGrantId: undefined, place: '' });
  const officers = useRead(orgsApi.listOfficers, { unionId: fields.unionId });
  const contacts = officers.answer?.officers.filter((officer) => officer.role === 'contact-person');
  // The only one needs no choosing.
  const contactGrantId = fields.contactGrantId ?? (contacts?.length === 1 ? contacts[0]?.grantId : undefined);
  const submit = async (): Promise<void> => {
    if (contactGrantId === undefined) return;
    const answer = await command.run({ unionId: fields.unionId, contactGrantId, place: fields.place.trim() });
    if (answer.ok) onMade(answer.value.codeId);
  };
  return {
    fields, contacts, contactGrantId,
    set: (change) => setFields((before) => ({ ...before, ...change })),
    isBusy: command.isBusy, failure: command.failure ?? officers.failure,
    submit: () => void submit(),
  };
}
