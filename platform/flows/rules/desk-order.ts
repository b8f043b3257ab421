/** Where a line stands on the desk. */
export type DeskPlace = { readonly at: Date; readonly id: string };

/** What has no last day waits behind everything that has one. The index of open tasks says the same. */
export const NO_LAST_DAY = '9999-12-31T00:00:00.000Z';

/** What waits: the nearest last day first. What is done: the newest first. */
export function deskOrder(view: 'todo' | 'done'): (one: DeskPlace, other: DeskPlace) => number {
  const sign = view === 'todo' ? 1 : -1;
  return (one, other) => sign * (one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : Number(one.id > other.id)));
}
