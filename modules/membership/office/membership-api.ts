import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('membership');

/** The endpoints that the console asks, typed by the contract and without its schemas. */
export const membershipApi = {
  readUnionCode: refs.query('readUnionCode'),
  printJoinPoster: refs.query('printJoinPoster'),
  listJoins: refs.query('listJoins'),
  readJoin: refs.query('readJoin'),
  revealApplicant: refs.query('revealApplicant'),
  listTransfers: refs.query('listTransfers'),
  listFoundings: refs.query('listFoundings'),
  readFounding: refs.query('readFounding'),
  readDocument: refs.query('readDocument'),
  listBlankSpots: refs.query('listBlankSpots'),
  listLimits: refs.query('listLimits'),
  setLimits: refs.command('setLimits'),
} as const;

export type Join = z.infer<typeof endpoints.listJoins.output>['joins'][number];
export type JoinDetails = z.infer<typeof endpoints.readJoin.output>;
export type Transfer = z.infer<typeof endpoints.listTransfers.output>['transfers'][number];
export type Founding = z.infer<typeof endpoints.listFoundings.output>['foundings'][number];
export type FoundingDetails = z.infer<typeof endpoints.readFounding.output>;

export type LimitsView = z.infer<typeof endpoints.listLimits.output>;

export type ListView = 'open' | 'settled';
export const isListView = (text: string): text is ListView => text === 'open' || text === 'settled';
