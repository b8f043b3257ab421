import { shiftInstant } from '#platform/kernel/clock.ts';

const DAY_MS = 24 * 3_600_000;

/** Days in which forgetting can be taken back. The law gives none; a phone left lying on a table does. At most fifteen: PIPL 50 wants an answer in time. */
export const GRACE = { usual: 7, least: 1, most: 15 } as const;

/** From then on it happens. A number outside the bounds counts as the bound. */
export function dueAfter(askedAt: Date, days: number = GRACE.usual): Date {
  return shiftInstant(askedAt, Math.min(GRACE.most, Math.max(GRACE.least, days)) * DAY_MS);
}
