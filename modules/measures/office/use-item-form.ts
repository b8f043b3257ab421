import { useState } from 'react';
import { isPlainDate } from '#platform/kernel/plain-date.ts';
import { orgsApi, type Officer } from '#platform/orgs/office/orgs-api.ts';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import type { Translator } from '#platform/text/translator.ts';
import type { Heading } from '../wire.ts';
import { measuresApi, type ItemView } from './measures-api.ts';
import type { PlanPlace } from './plan-address.ts';

export type OwnerKind = 'officer' | 'department';
export type ItemFields = {
  readonly heading: Heading; readonly title: string; readonly ownerKind: OwnerKind; readonly personId: string; readonly department: string;
  readonly beginsOn: string; readonly endsOn: string;
};
export type ItemProblems = { readonly [Field in 'title' | 'owner' | 'beginsOn' | 'endsOn']?: string };

export type ItemFormParts = { readonly place: PlanPlace; readonly heading: Heading; readonly item: ItemView | undefined; readonly onDone: () => void };

export type ItemFormState = {
  readonly fields: ItemFields;
  readonly officers: readonly Officer[];
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly set: (change: Partial<ItemFields>) => void;
  readonly submit: () => Promise<void>;
};

/** A new item under a heading, or an item that is changed. */
export function useItemForm({ place, heading, item, onDone }: ItemFormParts, problemsOf: (fields: ItemFields) => ItemProblems): ItemFormState {
  const [fields, setFields] = useState<ItemFields>(() => startFields(place, heading, item));
  const officers = useRead(orgsApi.listOfficers, { unionId: place.unionId }).answer?.officers ?? [];
  const add = useCommand(measuresApi.addItem);
  const change = useCommand(measuresApi.changeItem);
  const submit = async (): Promise<void> => {
    const { beginsOn, endsOn } = fields;
    if (Object.keys(problemsOf(fields)).length > 0 || !isPlainDate(beginsOn) || !isPlainDate(endsOn)) return;
    const owner = fields.ownerKind === 'officer'
      ? { kind: 'officer' as const, personId: fields.personId } : { kind: 'department' as const, name: fields.department.trim() };
    const planned = { heading: fields.heading, title: fields.title.trim(), owner, beginsOn, endsOn };
    const answer = item === undefined ? await add.run({ ...place, ...planned }) : await change.run({ itemId: item.itemId, ...planned });
    if (answer.ok) onDone();
  };
  return {
    fields, officers, isBusy: add.isBusy || change.isBusy, failure: add.failure ?? change.failure,
    set: (changed) => setFields((former) => ({ ...former, ...changed })), submit,
  };
}

function startFields({ year }: PlanPlace, heading: Heading, item: ItemView | undefined): ItemFields {
  if (item === undefined) {
    return { heading, title: '', ownerKind: 'officer', personId: '', department: '', beginsOn: `${year}-01-01`, endsOn: `${year}-12-31` };
  }
  const { title, ownerId, ownerName, beginsOn, endsOn } = item;
  return {
    heading: item.heading, title, ownerKind: ownerId === null ? 'department' : 'officer', personId: ownerId ?? '', department: ownerId === null ? ownerName : '',
    beginsOn, endsOn,
  };
}

/** What has to be mended before the form can be sent. */
export function itemProblems(t: Translator, fields: ItemFields): ItemProblems {
  const { title, ownerKind, personId, department, beginsOn, endsOn } = fields;
  const owner = ownerKind === 'officer' ? (personId === '' ? t('measures.item.choose-owner') : undefined) : lengthProblem(t, department, 40);
  const found = {
    title: lengthProblem(t, title, 80), owner, beginsOn: isPlainDate(beginsOn) ? undefined : t('measures.item.date-needed'),
    endsOn: !isPlainDate(endsOn) ? t('measures.item.date-needed') : beginsOn > endsOn ? t('measures/dates-reversed') : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== undefined));
}

function lengthProblem(t: Translator, text: string, most: number): string | undefined {
  if (text.trim().length < 2) return t('measures.item.too-short');
  return text.trim().length > most ? t('measures.item.too-long') : undefined;
}
