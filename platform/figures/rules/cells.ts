import type { FigureChange } from '#platform/contract/figure.ts';

/** Adds up the changes of one step, so that each counter is written once; what cancels out is not written at all. */
export function sumChanges(changes: readonly FigureChange[]): FigureChange[] {
  const sums = new Map<string, FigureChange>();
  for (const change of changes) {
    const key = `${change.metric}\n${change.unionId}\n${change.day}`;
    sums.set(key, { ...change, by: change.by + (sums.get(key)?.by ?? 0) });
  }
  return [...sums.values()].filter((change) => change.by !== 0);
}
