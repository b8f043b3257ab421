import { addDays, daysBetween, toPlainDate, weekday, yearOf, type PlainDate } from '#platform/kernel/plain-date.ts';
import { isWeekend, toCalendar, workingDaysBetween } from '../rules/working-days.ts';
import type { YearDay } from './calendar-api.ts';
import { toSpans, type DaySpan } from './write-days.ts';

/** `off` and `worked` are named by the announcement; the others follow their weekday. */
export type DayState = 'off' | 'worked' | 'weekend' | 'weekday';

export type NamedSpan = DaySpan & { readonly isWorking: boolean; readonly count: number };

export type Month = {
  /** The first day of the month. */
  readonly start: PlainDate;
  /** How many places of the first week stand empty, weeks beginning on Monday. */
  readonly blanks: number;
  readonly days: readonly { readonly date: PlainDate; readonly state: DayState }[];
  readonly spans: readonly NamedSpan[];
};

/** The months of a year, and before them the December in which its New Year's holiday begins, where it does. */
export function monthsOf(year: number, days: readonly YearDay[]): readonly Month[] {
  const named = new Map(days.map((day) => [day.date, day]));
  const early = days.some((day) => yearOf(day.date) < year) ? [toPlainDate(`${year - 1}-12-01`)] : [];
  const starts = Array.from({ length: 12 }, (_, index) => toPlainDate(`${year}-${String(index + 1).padStart(2, '0')}-01`));
  return [...early, ...starts].map((start) => {
    const dates = datesOfMonth(start);
    const own = dates.flatMap((date) => named.get(date) ?? []);
    return {
      start, blanks: (weekday(start) + 6) % 7, spans: spansOf(own),
      days: dates.map((date) => ({ date, state: stateOf(date, named.get(date)) })),
    };
  });
}

/** How many working days a table gives its year. */
export function countWorkingDays(year: number, days: readonly YearDay[]): number {
  return workingDaysBetween(toCalendar([year], days), toPlainDate(`${year - 1}-12-31`), toPlainDate(`${year}-12-31`));
}

function datesOfMonth(start: PlainDate): PlainDate[] {
  const dates: PlainDate[] = [];
  for (let date = start; date.slice(0, 7) === start.slice(0, 7); date = addDays(date, 1)) dates.push(date);
  return dates;
}

function stateOf(date: PlainDate, named: YearDay | undefined): DayState {
  if (named !== undefined) return named.isWorking ? 'worked' : 'off';
  return isWeekend(date) ? 'weekend' : 'weekday';
}

function spansOf(days: readonly YearDay[]): NamedSpan[] {
  const spans = [false, true].flatMap((isWorking) => toSpans(days.filter((day) => day.isWorking === isWorking))
    .map((span) => ({ ...span, isWorking, count: daysBetween(span.from, span.to) + 1 })));
  return spans.toSorted((one, other) => (one.from < other.from ? -1 : 1));
}
