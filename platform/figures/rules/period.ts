import { addDays, toPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';

/** First and last day, both counted. */
export type Period = { readonly from: PlainDate; readonly to: PlainDate };

/** A period as whole months, and the days before and after them; `months` runs from a first day to a last first day. */
export type SplitPeriod = { readonly months: Period | undefined; readonly days: readonly Period[] };

/** Two years of a folded union are 24 rows by month and 730 by day: whole months are read as such. */
export function splitPeriod({ from, to }: Period): SplitPeriod {
  const first = from.endsWith('-01') ? from : nextMonth(from);
  const after = addDays(to, 1);
  const end = monthOf(after);
  if (first >= end) return { months: undefined, days: [{ from, to }] };
  const days = [{ from, to: addDays(first, -1) }, { from: end, to }].filter((part) => part.from <= part.to);
  return { months: { from: first, to: monthOf(addDays(end, -1)) }, days };
}

function monthOf(date: PlainDate): PlainDate {
  return toPlainDate(`${date.slice(0, 7)}-01`);
}

function nextMonth(date: PlainDate): PlainDate {
  return monthOf(addDays(monthOf(date), 31));
}
