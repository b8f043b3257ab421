import type { Ctx } from '#platform/access/ctx.ts';
import type { Calendar } from '#platform/calendar/rules/working-days.ts';
import { loadCalendar } from '#platform/calendar/store/calendar-days.ts';
import { yearOf, type PlainDate } from '#platform/kernel/plain-date.ts';
import { clockOf, presentRung, type CaseClock, type ClockStep } from '../rules/clock.ts';
import { listSteps } from '../store/appeals.ts';
import type { AppealRow } from '../store/rows.ts';

/** The step that a command is about to make, as the clock will see it. */
export type NextStep = Pick<ClockStep, 'kind'> & Partial<Pick<ClockStep, 'toUnionId' | 'rung' | 'limitDays' | 'untilOn'>>;
export type Due = { readonly dueOn: PlainDate; readonly isDueProvisional: boolean };

// Later than any id of the same instant.
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** The days a case received in some year may need: it may begin a year before, and its deadlines may lie a year ahead. */
export async function calendarAround(ctx: Pick<Ctx, 'tx'>, on: PlainDate): Promise<Calendar> {
  return loadCalendar(ctx.tx, yearOf(on) - 1, yearOf(on) + 2);
}

export async function readClock(ctx: Ctx, row: AppealRow, calendar: Calendar): Promise<CaseClock> {
  return clockOf(await listSteps(ctx.tx, row.id), calendar);
}

/** The promised day after one more step; a case without a running rung keeps the day it has. */
export async function dueAfter(ctx: Ctx, row: AppealRow, next: NextStep): Promise<Due> {
  const now = ctx.clock.now();
  const step: ClockStep = { id: LAST, at: now, toUnionId: null, rung: null, limitDays: null, untilOn: null, ...next };
  const clock = clockOf([...await listSteps(ctx.tx, row.id), step], await calendarAround(ctx, row.receivedOn));
  const rung = presentRung(clock) ?? clock.rungs.at(-1);
  if (rung === undefined) throw new TypeError('a case without a first rung');
  return { dueOn: rung.dueOn, isDueProvisional: rung.isDueProvisional };
}
