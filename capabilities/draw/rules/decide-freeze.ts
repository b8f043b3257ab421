import type { Party } from '../wire.ts';
import { missingRoles } from './who-commits.ts';

/** A draw whose moment to freeze has come, and what is known of its list and its parties. */
export type BeforeFreeze = {
  readonly state: 'open' | 'delayed';
  readonly freezeBy: Date;
  readonly places: number;
  readonly isCancelled: boolean;
  /** Persons of each group that will be drawn. */
  readonly sizes: readonly number[];
  readonly parties: readonly Pick<Party, 'role'>[];
};
export type FreezeDecision =
  | { readonly kind: 'end'; readonly ending: 'cancelled' | 'empty' | 'all-fit' }
  | { readonly kind: 'freeze' }
  /** The freeze waits; named is who is missing. */
  | { readonly kind: 'delay' | 'stick'; readonly missing: readonly Party['role'][] }
  | { readonly kind: 'wait' };

/**
 * Where everybody has a place nothing is drawn, and nobody has to be there for it. A party that is missing is named and waited
 * for until a published moment; then the draw stands still: nothing is drawn in another way behind anybody's back.
 */
export function decideFreeze({ state, freezeBy, places, isCancelled, sizes, parties }: BeforeFreeze, now: Date): FreezeDecision {
  if (isCancelled) return { kind: 'end', ending: 'cancelled' };
  if (sizes.length === 0) return { kind: 'end', ending: 'empty' };
  if (sizes.reduce((sum, size) => sum + size, 0) <= places) return { kind: 'end', ending: 'all-fit' };
  const missing = missingRoles(parties);
  if (missing.length === 0) return { kind: 'freeze' };
  if (now >= freezeBy) return { kind: 'stick', missing };
  return state === 'open' ? { kind: 'delay', missing } : { kind: 'wait' };
}
