import type { Ctx } from '#platform/access/ctx.ts';
import { addWorkingDays, workingDaysBetween } from '#platform/calendar/rules/working-days.ts';
import { loadCalendar } from '#platform/calendar/store/calendar-days.ts';
import { addDays, dateInChina, endOfDayInChina, isPlainDate, startOfDayInChina, yearOf, type PlainDate } from '#platform/kernel/plain-date.ts';
import type { Due } from '../definition.ts';

/** The end of the last of so many days, counted from tomorrow on; working days by the calendar of the State Council. */
export async function endOfDays(ctx: Ctx, due: Due): Promise<Date> {
  return endOfDayInChina(await lastOfDays(ctx, due));
}

async function lastOfDays(ctx: Ctx, { days, count }: Due): Promise<PlainDate> {
  const today = dateInChina(ctx.clock.now());
  if (count === 'calendar') return addDays(today, days);
  const calendar = await loadCalendar(ctx.tx, yearOf(today), yearOf(addDays(today, days * 2 + 20)));
  return addWorkingDays(calendar, today, days).date;
}

/** Says which working day it is since a moment, counted from 1; `earliest` is the first that will be asked about. */
export async function workingDayCounter(ctx: Ctx, earliest: Date): Promise<(since: Date) => number> {
  const today = dateInChina(ctx.clock.now());
  const calendar = await loadCalendar(ctx.tx, yearOf(dateInChina(earliest)), yearOf(today));
  return (since) => 1 + Math.max(0, workingDaysBetween(calendar, dateInChina(since), today));
}

/** The beginning of a day that an answer names; now where it names none, so that nothing waits for ever. */
export function beginningOf(ctx: Ctx, date: unknown): Date {
  return typeof date === 'string' && isPlainDate(date) ? startOfDayInChina(date) : ctx.clock.now();
}
