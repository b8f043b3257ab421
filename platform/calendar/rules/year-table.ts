import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { addDays, toPlainDate, yearOf, type PlainDate } from '#platform/kernel/plain-date.ts';
import { errors, type YearDay } from '../contract.ts';
import { toCalendar } from './working-days.ts';

/** Off in every year whatever is moved around them (全国年节及纪念日放假办法 2 and 4, the days fixed in the sun calendar). */
const ALWAYS_OFF = ['01-01', '05-01', '10-01', '10-02', '10-03'];

/**
 * A year's named days, sorted, or why they cannot be that year's. A table makes provisional deadlines final, so one of
 * another year, or the first half of one, must not pass for it: the fixed holidays have to be off.
 */
export function checkYearDays(year: number, days: readonly YearDay[]): Outcome<readonly YearDay[]> {
  const sorted = [...days].sort((one, other) => (one.date < other.date ? -1 : 1));
  const outside = sorted.find((day) => !isNamedBy(year, day.date));
  if (outside !== undefined) return refuse(errors['day-outside-year'], { date: outside.date });
  const twice = sorted.find((day, index) => day.date === sorted[index + 1]?.date);
  if (twice !== undefined) return refuse(errors['day-twice'], { date: twice.date });
  const calendar = toCalendar([year], sorted);
  const worked = ALWAYS_OFF.map((day) => toPlainDate(`${year}-${day}`)).find((day) => calendar.isWorkingDay(day));
  if (worked !== undefined) return refuse(errors['statutory-day-worked'], { date: worked });
  return ok(sorted);
}

/** New Year's holiday may begin in the December before, and be worked for there (2018-12-29 to 31). */
function isNamedBy(year: number, date: PlainDate): boolean {
  return yearOf(date) === year || (yearOf(date) === year - 1 && date >= `${year - 1}-12-25`);
}

/** How many working days a year has. */
export function countWorkingDays(year: number, days: readonly YearDay[]): number {
  const calendar = toCalendar([year], days);
  let count = 0;
  for (let date = toPlainDate(`${year}-01-01`); yearOf(date) === year; date = addDays(date, 1)) {
    if (calendar.isWorkingDay(date)) count += 1;
  }
  return count;
}
