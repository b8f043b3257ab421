import { addDays, weekday, yearOf, type PlainDate } from '#platform/kernel/plain-date.ts';

/** A day that an announcement names: off although it is a weekday, or worked although it is a weekend (调休). */
export type CalendarDay = { readonly date: PlainDate; readonly isWorking: boolean };

/** What the house knows about working days. In a year that is not known, weekends are all there is. */
export type Calendar = {
  isWorkingDay(date: PlainDate): boolean;
  isYearKnown(year: number): boolean;
};

export function toCalendar(years: readonly number[], days: readonly CalendarDay[]): Calendar {
  const known = new Set(years);
  const named = new Map(days.map((day) => [day.date, day.isWorking]));
  return {
    isWorkingDay: (date) => named.get(date) ?? !isWeekend(date),
    isYearKnown: (year) => known.has(year),
  };
}

/**
 * The day on which a time limit of so many working days (工作日) ends. Counting starts the day after `from`, as time
 * limits do in Chinese law; zero days end on `from`. Provisional when a year on the way is not known yet: then the
 * announcement of that year may still move the day.
 */
export function addWorkingDays(calendar: Calendar, from: PlainDate, days: number): { date: PlainDate; isProvisional: boolean } {
  if (!Number.isInteger(days) || days < 0) throw new RangeError('a time limit is a whole number of days');
  let date = from;
  let isProvisional = false;
  for (let left = days; left > 0;) {
    date = addDays(date, 1);
    if (calendar.isWorkingDay(date)) left -= 1;
    if (!calendar.isYearKnown(yearOf(date))) isProvisional = true;
  }
  return { date, isProvisional };
}

/** Working days after `from` up to and including `to`; negative when `to` is the earlier one. */
export function workingDaysBetween(calendar: Calendar, from: PlainDate, to: PlainDate): number {
  if (to < from) return -workingDaysBetween(calendar, to, from);
  let count = 0;
  for (let date = from; date < to;) {
    date = addDays(date, 1);
    if (calendar.isWorkingDay(date)) count += 1;
  }
  return count;
}

export function isWeekend(date: PlainDate): boolean {
  const day = weekday(date);
  return day === 0 || day === 6;
}
