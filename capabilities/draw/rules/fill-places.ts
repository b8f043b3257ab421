import type { Entry } from '../wire.ts';

export type Filled = { readonly placed: readonly Entry[]; readonly waiting: readonly Entry[] };

/**
 * Places are persons. In drawn order everybody gets theirs whose whole group still fits; a group is never split. One that does
 * not fit waits and keeps its turn, and smaller ones after it may still fit: no place stays empty that somebody could have.
 */
export function fillPlaces(order: readonly Entry[], places: number): Filled {
  const placed: Entry[] = [];
  const waiting: Entry[] = [];
  let left = places;
  for (const one of order) {
    const fits = one.size <= left;
    (fits ? placed : waiting).push(one);
    if (fits) left -= one.size;
  }
  return { placed, waiting };
}
