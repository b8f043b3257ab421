import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints, LIST_VIEWS } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('example-service');

/** The endpoints that the console asks, typed by the contract and without its schemas. */
export const exampleServiceApi = {
  listEntries: refs.query('listEntries'),
  readEntry: refs.query('readEntry'),
  readFigures: refs.query('readFigures'),
  answerEntry: refs.command('answerEntry'),
} as const;

export type EntryRow = z.infer<typeof endpoints.listEntries.output>['entries'][number];
export type OfficerEntry = z.infer<typeof endpoints.readEntry.output>;
export type ListView = (typeof LIST_VIEWS)[number];

// Spelled out instead of imported: the tuple would bring the validator along. `satisfies` keeps it complete.
const views = { waiting: true, made: true, answered: true } satisfies Record<ListView, true>;

export const VIEW_LIST = Object.keys(views).filter(isListView);

export function isListView(text: string): text is ListView {
  return Object.hasOwn(views, text);
}
