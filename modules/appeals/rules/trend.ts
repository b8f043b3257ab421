import { addDays, daysBetween, toPlainDate, weekday, type PlainDate } from '#platform/kernel/plain-date.ts';

/** Both days included. */
export type Part = { readonly from: PlainDate; readonly to: PlainDate };

const MOST = 24;
/** Dates end with the year 9999, and so do parts: anybody may ask for it. */
const LAST_WEEK = toPlainDate('9999-12-24');
const LAST_MONTH = 9999 * 12 + 11;
/** A quarter and a bit: beyond it, weeks are too many points to read. */
const DAYS_OF_WEEKS = 98;

/**
 * A period cut into at most 24 parts, as a chart shows it: weeks from Monday where it is short, else calendar months, and of
 * a very long one several months at once. The first and the last part may be shorter.
 */
export function partsOf(period: Part): { readonly by: 'day' | 'month'; readonly parts: readonly Part[] } {
  if (daysBetween(period.from, period.to) < DAYS_OF_WEEKS) {
    return { by: 'day', parts: cut(period, (day) => (day > LAST_WEEK ? undefined : addDays(day, 7 - ((weekday(day) + 6) % 7)))) };
  }
  const months = monthOf(period.to) - monthOf(period.from) + 1;
  const step = Math.ceil(months / MOST);
  return { by: 'month', parts: cut(period, (day) => firstOfMonth(monthOf(day) + step)) };
}

function cut({ from, to }: Part, nextStart: (day: PlainDate) => PlainDate | undefined): Part[] {
  const parts: Part[] = [];
  for (let start: PlainDate | undefined = from; start !== undefined && start <= to;) {
    const next = nextStart(start);
    parts.push({ from: start, to: next !== undefined && next <= to ? addDays(next, -1) : to });
    start = next;
  }
  return parts;
}

/** Months since the year 0, so that they can be added up. */
function monthOf(day: PlainDate): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function firstOfMonth(month: number): PlainDate | undefined {
  return month > LAST_MONTH ? undefined : toPlainDate(`${String(Math.floor(month / 12)).padStart(4, '0')}-${String(month % 12 + 1).padStart(2, '0')}-01`);
}
