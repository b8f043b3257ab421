import { useState } from 'react';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { orgsApi, type Officer } from '#platform/orgs/office/orgs-api.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { appealsApi, type Topic } from './appeals-api.ts';
import { readPlaces, type Places } from './code-places.ts';

type Fields = {
  readonly unionId: string;
  readonly unionName: string;
  readonly contactGrantId: string | undefined;
  /** As typed or pasted: one place a line. */
  readonly places: string;
  readonly topic: Topic | undefined;
};

export type CodeFormState = Places & {
  readonly fields: Fields;
  readonly set: (change: Partial<Fields>) => void;
  /** Undefined while they are being asked for. */
  readonly contacts: readonly Officer[] | undefined;
  readonly contactGrantId: string | undefined;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly submit: () => void;
};

export function useCodeForm(onMade: (numbers: readonly number[]) => void): CodeFormState {
  const office = useActingOffice();
  const command = useCommand(appealsApi.makeCodes);
  const [fields, setFields] = useState<Fields>({
    unionId: office.unionId, unionName: office.unionName, contactGrantId: undefined, places: '', topic: undefined,
  });
  const officers = useRead(orgsApi.listOfficers, { unionId: fields.unionId });
  const contacts = officers.answer?.officers.filter((officer) => officer.role === 'contact-person');
  // The only one needs no choosing.
  const contactGrantId = fields.contactGrantId ?? (contacts?.length === 1 ? contacts[0]?.grantId : undefined);
  const { places, problem } = readPlaces(fields.places);
  const submit = async (): Promise<void> => {
    if (contactGrantId === undefined || problem !== undefined) return;
    const { unionId, topic } = fields;
    const answer = await command.run({ unionId, contactGrantId, places: [...places], ...(topic === undefined ? {} : { topic }) });
    if (answer.ok) onMade(answer.value.codes.map((code) => code.number));
  };
  return {
    fields, contacts, contactGrantId, places, problem,
    set: (change) => setFields((before) => ({ ...before, ...change })),
    isBusy: command.isBusy, failure: command.failure ?? officers.failure,
    submit: () => void submit(),
  };
}
