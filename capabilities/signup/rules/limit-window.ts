import { dateInChina, startOfDayInChina, toPlainDate } from '#platform/kernel/plain-date.ts';
import type { Period } from '../wire.ts';

/** Since when a limit counts: the first moment of the month, quarter or year in China. */
export function windowStart(period: Period, now: Date): Date {
  const today = dateInChina(now);
  const [year, month] = [today.slice(0, 4), Number(today.slice(5, 7))];
  const first = { month, quarter: month - ((month - 1) % 3), year: 1 }[period];
  return startOfDayInChina(toPlainDate(`${year}-${String(first).padStart(2, '0')}-01`));
}
