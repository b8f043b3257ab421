import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';
import type { Period } from '../wire.ts';

const refs = endpointRefs<typeof endpoints>('signup');

/** The endpoints that the console asks, typed by the contract and without its schemas. */
export const signupApi = {
  listEntries: refs.query('listEntries'),
  exportEntries: refs.query('exportEntries'),
  listLimits: refs.query('listLimits'),
  decideEntries: refs.command('decideEntries'),
  setLimit: refs.command('setLimit'),
} as const;

export type Entries = z.infer<typeof endpoints.listEntries.output>;
export type Entry = Entries['entries'][number];
export type Limit = z.infer<typeof endpoints.listLimits.output>['limits'][number];

// Spelled out instead of imported: the tuple would bring the validator along. `satisfies` keeps it complete.
const periods = { month: true, quarter: true, year: true } satisfies Record<Period, true>;
export const PERIOD_LIST = Object.keys(periods).filter(isPeriod);
/** The contract's own limit for one decision. */
export const DECIDE_MOST = 200;

export function isPeriod(text: string): text is Period {
  return Object.hasOwn(periods, text);
}
