import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';
import type { LIST_VIEWS } from '../wire.ts';

const refs = endpointRefs<typeof endpoints>('proposals');

/** The endpoints that the console asks, typed by the contract and without its schemas. */
export const proposalsApi = {
  listProposals: refs.query('listProposals'),
  readProposal: refs.query('readProposal'),
  readFigures: refs.query('readFigures'),
} as const;

export type OfficerLine = z.infer<typeof endpoints.listProposals.output>['proposals'][number];
export type OfficerProposal = z.infer<typeof endpoints.readProposal.output>;
export type ListView = (typeof LIST_VIEWS)[number];

// Spelled out instead of imported: the tuple would bring the validator along. `satisfies` keeps it complete.
const views = {
  'open': true, 'made': true, 'decided': true, 'filed': true, 'answered': true, 'in-time': true, 'rated': true, 'satisfied': true,
} satisfies Record<ListView, true>;

export const VIEW_LIST = Object.keys(views).filter(isListView);

export function isListView(text: string): text is ListView {
  return Object.hasOwn(views, text);
}
