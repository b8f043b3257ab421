import type { CoarseWeight } from './draw-api.ts';

// Spelled out instead of imported: the tuple would bring the validator along. `satisfies` keeps it complete.
const weights = { 1: true, 2: true, 3: true, 5: true } satisfies Record<CoarseWeight, true>;
/** More than everybody's. */
export const HIGHER = ['2', '3', '5'] as const;
/** Grounds that unions give weights for; `other` is written out. */
export const GROUNDS = ['hardship', 'front-line', 'never-drawn', 'other'] as const;
export type Ground = (typeof GROUNDS)[number];

/** A weight as the list says it; what another version wrote counts like everybody's. */
export function coarse(weight: number): CoarseWeight {
  return isCoarse(weight) ? weight : 1;
}

function isCoarse(weight: number): weight is CoarseWeight {
  return Object.hasOwn(weights, weight);
}
