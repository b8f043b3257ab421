export type Ordered = { readonly id: string; readonly order: number };

const STEP = 100;
/** Numbers closer than this are not halved again: everything is numbered anew. */
const NARROW = 0.001;

/**
 * New numbers that put `id` one place earlier (−1) or later (1) in a list that is in order: as few as can be, so that a
 * version from above meets few local changes. Empty at the end of the list.
 */
export function moveOrder(list: readonly Ordered[], id: string, by: -1 | 1): Readonly<Record<string, number>> {
  const from = list.findIndex((one) => one.id === id);
  const to = from + by;
  if (from === -1 || to < 0 || to >= list.length) return {};
  const rest = list.filter((one) => one.id !== id);
  const [before, after] = [rest[to - 1]?.order, rest[to]?.order];
  const between = before === undefined ? (after ?? 0) - STEP : after === undefined ? before + STEP : (before + after) / 2;
  const isRoom = (before === undefined || between - before > NARROW) && (after === undefined || after - between > NARROW);
  if (isRoom) return { [id]: between };
  const moved = rest.toSpliced(to, 0, { id, order: 0 });
  return Object.fromEntries(moved.map((one, index) => [one.id, (index + 1) * STEP]));
}
