import { addWorkingDays, workingDaysBetween, type Calendar } from '#platform/calendar/rules/working-days.ts';
import { dateInChina, type PlainDate } from '#platform/kernel/plain-date.ts';
import { STEP_KINDS } from '../wire.ts';

/** What the clock reads of one step in a case's timeline. */
export type ClockStep = {
  readonly id: string;
  readonly kind: (typeof STEP_KINDS)[number];
  readonly at: Date;
  readonly toUnionId: string | null;
  readonly rung: number | null;
  readonly limitDays: number | null;
  readonly untilOn: PlainDate | null;
};

/** One rung of the ladder: which union had the case from when, and the day it promised. */
export type Rung = {
  readonly rung: number;
  readonly unionId: string;
  readonly from: PlainDate;
  readonly dueOn: PlainDate;
  readonly isDueProvisional: boolean;
  /** The day it ended, and how; null while it runs. */
  readonly endedOn: PlainDate | null;
  readonly end: 'closed' | 'withdrawn' | 'climbed' | null;
};

export type CaseClock = { readonly rungs: readonly Rung[]; readonly stoppedUntil: PlainDate | null };

type Running = { rung: number; unionId: string; from: PlainDate; days: number; stillDays: number; stop: Stop | undefined };
type Stop = { readonly kind: 'asked' | 'paused'; readonly from: PlainDate; readonly until: PlainDate };

/** What ends a stop; the worker's own words end a question to the worker, not a pause. */
const GOES_ON: Readonly<Record<Stop['kind'], ReadonlySet<string>>> = {
  asked: new Set(['added', 'answered', 'resumed']), paused: new Set(['answered', 'resumed']),
};
const ENDS: ReadonlySet<string> = new Set(['closed', 'withdrawn']);

/**
 * The clock of a case, from its steps and the working-day calendar alone: no column says how late a case is, so nobody
 * can set it. A rung's limit counts working days; days on which the clock stood still (a question to the worker, a pause
 * with a reason) are added, and a stop ends by itself on its last day. Steps may come in any order.
 */
export function clockOf(steps: readonly ClockStep[], calendar: Calendar): CaseClock {
  const rungs: Rung[] = [];
  let running: Running | undefined;
  for (const step of [...steps].sort(inOrder)) {
    const on = dateInChina(step.at);
    if (running !== undefined && (step.limitDays !== null || ENDS.has(step.kind))) {
      rungs.push(finish(running, calendar, { on, end: step.kind === 'closed' || step.kind === 'withdrawn' ? step.kind : 'climbed' }));
      running = undefined;
    }
    if (step.limitDays !== null) {
      running = { rung: step.rung ?? 0, unionId: step.toUnionId ?? '', from: on, days: step.limitDays, stillDays: 0, stop: undefined };
    } else if (running !== undefined && (step.kind === 'asked' || step.kind === 'paused') && step.untilOn !== null) {
      running = { ...goOn(running, calendar, on), stop: { kind: step.kind, from: on, until: step.untilOn } };
    } else if (running?.stop !== undefined && GOES_ON[running.stop.kind].has(step.kind)) {
      running = goOn(running, calendar, on);
    }
  }
  if (running !== undefined) rungs.push(finish(running, calendar, undefined));
  return { rungs, stoppedUntil: running?.stop?.until ?? null };
}

/** The day that the present rung promised, or null when the case is over. */
export function presentRung(clock: CaseClock): Rung | undefined {
  const last = clock.rungs.at(-1);
  return last?.endedOn === null ? last : undefined;
}

/** A day that has passed: the case is late from the day after. */
export function isOverdue(dueOn: PlainDate | null, isEnded: boolean, today: PlainDate): boolean {
  return dueOn !== null && !isEnded && today > dueOn;
}

/** Steps of one instant stand in the order in which one command makes them. */
function inOrder(a: ClockStep, b: ClockStep): number {
  return a.at.getTime() - b.at.getTime() || STEP_KINDS.indexOf(a.kind) - STEP_KINDS.indexOf(b.kind) || (a.id < b.id ? -1 : 1);
}

function goOn(running: Running, calendar: Calendar, on: PlainDate): Running {
  const { stop } = running;
  if (stop === undefined) return running;
  const last = on < stop.until ? on : stop.until;
  return { ...running, stillDays: running.stillDays + workingDaysBetween(calendar, stop.from, last), stop: undefined };
}

function finish(running: Running, calendar: Calendar, ended: { on: PlainDate; end: Rung['end'] } | undefined): Rung {
  const whole = goOn(running, calendar, ended?.on ?? running.stop?.until ?? running.from);
  const due = addWorkingDays(calendar, running.from, running.days + whole.stillDays);
  return {
    rung: running.rung, unionId: running.unionId, from: running.from, dueOn: due.date, isDueProvisional: due.isProvisional,
    endedOn: ended?.on ?? null, end: ended?.end ?? null,
  };
}
