import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';
import type { SHARED_VIEWS } from '../wire.ts';

const refs = endpointRefs<typeof endpoints>('proposals');

/** The endpoints that the phone asks, typed by the contract and without its schemas. */
export const proposalsApi = {
  listMine: refs.query('listMine'),
  listShared: refs.query('listShared'),
  readShared: refs.query('readShared'),
  second: refs.command('second'),
} as const;

export type ProposalLine = z.infer<typeof endpoints.listMine.output>['proposals'][number];
export type SharedLine = z.infer<typeof endpoints.listShared.output>['proposals'][number];
export type SharedProposal = z.infer<typeof endpoints.readShared.output>;
export type SharedView = (typeof SHARED_VIEWS)[number];

export const MEMBER_VIEWS = ['mine', 'seconding', 'filed'] as const;
export type MemberView = (typeof MEMBER_VIEWS)[number];

export function toMemberView(asked: string | null): MemberView {
  return MEMBER_VIEWS.find((view) => view === asked) ?? 'mine';
}
