import type { PersonId, UnionId } from '#platform/kernel/id.ts';

/** Somebody who holds the approving permission at a union of the ladder. */
export type Candidate = {
  readonly personId: PersonId;
  readonly unionId: UnionId;
  readonly isAway: boolean;
  /** False when the duty was handed on, at any depth, by the person who prepared: that would be one person twice. */
  readonly isIndependent: boolean;
};

/**
 * Who is asked to be the second person: those of the lowest union on the ladder (the union itself, then up) who are
 * there, are not barred, and do not hold their duty from the first person. A union of one chair and one administrator
 * has the other of the two; where one of them is missing, the union above lends somebody. Empty: nobody up to the top.
 */
export function secondPeople(
  ladder: readonly UnionId[], candidates: readonly Candidate[], barred: ReadonlySet<string>,
): readonly PersonId[] {
  const fit = candidates.filter((one) => one.isIndependent && !one.isAway && !barred.has(one.personId));
  for (const unionId of ladder) {
    const here = fit.filter((one) => one.unionId === unionId);
    if (here.length > 0) return [...new Set(here.map((one) => one.personId))];
  }
  return [];
}
