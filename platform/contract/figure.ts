import type { UnionId } from '#platform/kernel/id.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';

/** One step of a counter kept at the union it belongs to, on the day it is counted for. */
export type FigureChange = {
  readonly metric: string;
  readonly unionId: UnionId;
  readonly day: PlainDate;
  readonly by: number;
};

/** `count('appeals.received', unionId, day)` adds one; a reversal passes −1. */
export function count(metric: string, unionId: UnionId, day: PlainDate, by = 1): FigureChange {
  return { metric, unionId, day, by };
}
