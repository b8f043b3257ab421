import { addDays, isPlainDate, toPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';

/** Both days included. */
export type Period = { readonly from: PlainDate; readonly to: PlainDate };
export const PERIOD_NAMES = ['month', 'quarter', 'year', 'custom'] as const;
export type PeriodName = (typeof PERIOD_NAMES)[number];
export type ChosenPeriod = { readonly name: PeriodName; readonly period: Period };

/** The calendar month, quarter or year around today, up to its last day. */
export function periodAround(name: Exclude<PeriodName, 'custom'>, today: PlainDate): Period {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  if (name === 'month') return monthsFrom(year, month, 1);
  if (name === 'quarter') return monthsFrom(year, month - ((month - 1) % 3), 3);
  return monthsFrom(year, 1, 12);
}

/** Reads `?period=quarter` or `?from=…&to=…`; anything else is this month. Days in the wrong order are put in order. */
export function toPeriod(search: string, today: PlainDate): ChosenPeriod {
  const asked = new URLSearchParams(search);
  const [from, to] = [asked.get('from') ?? '', asked.get('to') ?? ''];
  if (isPlainDate(from) && isPlainDate(to)) {
    return { name: 'custom', period: from <= to ? { from, to } : { from: to, to: from } };
  }
  const name = asked.get('period');
  const known = name === 'quarter' || name === 'year' ? name : 'month';
  return { name: known, period: periodAround(known, today) };
}

export function periodSearch({ name, period }: ChosenPeriod): readonly (readonly [string, string])[] {
  if (name === 'custom') return [['from', period.from], ['to', period.to]];
  return name === 'month' ? [] : [['period', name]];
}

function monthsFrom(year: number, month: number, count: number): Period {
  const after = month + count > 12 ? firstDay(year + 1, month + count - 12) : firstDay(year, month + count);
  return { from: firstDay(year, month), to: addDays(after, -1) };
}

function firstDay(year: number, month: number): PlainDate {
  return toPlainDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`);
}
