/**
 * Splits a list in order, so that no key comes twice in one part: what happened twice to one person cannot be applied by one
 * statement, which would see only the rows from before. Nearly always there is one part.
 */
export function inRounds<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly Item[])[] {
  const rounds: Item[][] = [];
  const times = new Map<string, number>();
  for (const item of items) {
    const key = keyOf(item);
    const round = times.get(key) ?? 0;
    times.set(key, round + 1);
    (rounds[round] ??= []).push(item);
  }
  return rounds;
}
