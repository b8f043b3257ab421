import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { Heading, ItemStatus } from '../wire.ts';

export type ItemState = { readonly heading: Heading; readonly progress: number; readonly endsOn: PlainDate };

/** Never entered by hand: what is reported and the calendar say it. The last day itself is not late yet. */
export function itemStatus({ progress, endsOn }: Pick<ItemState, 'progress' | 'endsOn'>, today: PlainDate): ItemStatus {
  if (progress === 100) return 'done';
  if (today > endsOn) return 'late';
  return progress === 0 ? 'not-begun' : 'going';
}

export type PlanCounts = {
  readonly items: number; readonly done: number; readonly late: number;
  /** Of the ten: how many have at least one item, and how many at least one that is done. */
  readonly headings: number; readonly headingsDone: number;
};

export function countPlan(items: readonly ItemState[], today: PlainDate): PlanCounts {
  const done = items.filter((item) => itemStatus(item, today) === 'done');
  return {
    items: items.length, done: done.length, late: items.filter((item) => itemStatus(item, today) === 'late').length,
    headings: new Set(items.map((item) => item.heading)).size, headingsDone: new Set(done.map((item) => item.heading)).size,
  };
}
