import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCalendar, type CalendarDay } from '#platform/calendar/rules/working-days.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { addDays, dateInChina, daysBetween, startOfDayInChina, toPlainDate, yearOf, type PlainDate } from '#platform/kernel/plain-date.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { clockOf, isOverdue, presentRung, type ClockStep } from './clock.ts';
import { ladderOf, plannedRungs, standingOf } from './ladder.ts';

const FROM = toPlainDate('2025-12-01');
const HOUR = 3_600_000;
const days: fc.Arbitrary<CalendarDay[]> = fc.uniqueArray(
  fc.record({ date: fc.nat(200).map((count) => addDays(FROM, count)), isWorking: fc.boolean() }), { selector: (one) => one.date, maxLength: 80 },
);
/** Calendars of years with moved days (调休): any weekday may be off and any weekend worked. */
const calendars = days.map((named) => toCalendar([2025, 2026, 2027], named));

type Act = { readonly hours: number; readonly kind: ClockStep['kind']; readonly days: number };
const acts: fc.Arbitrary<Act[]> = fc.array(fc.record({
  hours: fc.integer({ min: 0, max: 24 * 12 }), days: fc.integer({ min: 1, max: 20 }),
  kind: fc.constantFrom(
    'accepted', 'asked', 'added', 'answered', 'paused', 'resumed', 'handed-over', 'refused', 'escalated', 'closed', 'rated', 'reopened', 'withdrawn',
  ),
}), { maxLength: 14 });

const STARTS: ReadonlySet<string> = new Set(['refused', 'escalated', 'reopened']);

function timeline(list: readonly Act[], calendar: ReturnType<typeof toCalendar>): ClockStep[] {
  let at = shiftInstant(startOfDayInChina(FROM), 9 * HOUR);
  let rung = 0;
  const first: ClockStep = { id: '000', kind: 'submitted', at, toUnionId: 'u0', rung: 0, limitDays: 5, untilOn: null };
  return [first, ...list.map((act, index): ClockStep => {
    at = shiftInstant(at, act.hours * HOUR + 1);
    const isStart = STARTS.has(act.kind);
    if (isStart) rung += 1;
    const isStop = act.kind === 'asked' || act.kind === 'paused';
    return {
      id: String(index + 1).padStart(3, '0'), kind: act.kind, at, toUnionId: isStart ? `u${rung}` : null, rung: isStart ? rung : null,
      limitDays: isStart ? act.days : null, untilOn: isStop ? lastDay(calendar, dateInChina(at), act.days) : null,
    };
  })];
}

function lastDay(calendar: ReturnType<typeof toCalendar>, from: PlainDate, count: number): PlainDate {
  let date = from;
  for (let left = count; left > 0;) {
    date = addDays(date, 1);
    if (calendar.isWorkingDay(date)) left -= 1;
  }
  return date;
}

describe('the clock of a case', () => {
  test('is the same whatever order its steps arrive in', () => {
    fc.assert(fc.property(acts, calendars, fc.infiniteStream(fc.nat()), (list, calendar, random) => {
      const steps = timeline(list, calendar);
      const weights = new Map(steps.map((step) => [step.id, random.next().value]));
      const shuffled = [...steps].sort((a, b) => (weights.get(a.id) ?? 0) - (weights.get(b.id) ?? 0));
      expect(clockOf(shuffled, calendar)).toEqual(clockOf(steps, calendar));
    }), runs(1500));
  });

  test('gives each rung exactly its working days, without those on which it stood still', () => {
    fc.assert(fc.property(acts, calendars, (list, calendar) => {
      const steps = timeline(list, calendar);
      for (const rung of clockOf(steps, calendar).rungs) {
        const still = stillDays(steps, rung.from, rung.rung, calendar);
        const working = Array.from({ length: daysBetween(rung.from, rung.dueOn) }, (_, index) => addDays(rung.from, index + 1)).filter((date) => calendar.isWorkingDay(date));
        const start = steps.find((step) => step.limitDays !== null && step.rung === rung.rung);
        expect(working).toHaveLength((start?.limitDays ?? 0) + still);
        if (working.length > 0) expect(calendar.isWorkingDay(rung.dueOn)).toBe(true);
        expect(rung.isDueProvisional).toBe(yearOf(rung.dueOn) > 2027);
      }
    }), runs(1500));
  });

  test('has at most one rung running, the last, and none after the end', () => {
    fc.assert(fc.property(acts, calendars, (list, calendar) => {
      const { rungs } = clockOf(timeline(list, calendar), calendar);
      expect(rungs.slice(0, -1).every((rung) => rung.endedOn !== null)).toBe(true);
      const ended = list.findLastIndex((act) => act.kind === 'closed' || act.kind === 'withdrawn');
      const started = list.findLastIndex((act) => STARTS.has(act.kind));
      expect(presentRung({ rungs, stoppedUntil: null }) === undefined).toBe(ended > started);
    }), runs(1000));
  });

  test('a hand-over, an answer or an acceptance buys no time', () => {
    fc.assert(fc.property(acts, calendars, fc.constantFrom('handed-over' as const, 'accepted' as const), (list, calendar, kind) => {
      const steps = timeline(list.map((act) => ({ ...act, kind: 'added' as const })), calendar);
      const more = steps.map((step, index) => (index === 0 ? step : { ...step, kind }));
      expect(clockOf(more, calendar)).toEqual(clockOf(steps, calendar));
    }), runs(500));
  });
});

/** Counted day by day, without knowing how the clock does it. */
function stillDays(steps: readonly ClockStep[], from: PlainDate, rung: number, calendar: ReturnType<typeof toCalendar>): number {
  const begin = steps.findIndex((step) => step.limitDays !== null && step.rung === rung);
  const next = steps.findIndex((step, index) => index > begin && (step.limitDays !== null || step.kind === 'closed' || step.kind === 'withdrawn'));
  const own = steps.slice(begin + 1, next < 0 ? undefined : next);
  const end = next < 0 ? undefined : steps[next];
  let still = 0;
  own.forEach((step, index) => {
    if (step.untilOn === null) return;
    const goesOn = own.slice(index + 1).find((later) => later.untilOn !== null || later.kind === 'answered' || later.kind === 'resumed'
      || (later.kind === 'added' && step.kind === 'asked'));
    const stop = dateInChina(step.at);
    const last = [step.untilOn, ...[goesOn ?? end].filter((one) => one !== undefined).map((one) => dateInChina(one.at))].sort()[0] ?? stop;
    for (let date = addDays(stop, 1); date <= last; date = addDays(date, 1)) if (calendar.isWorkingDay(date) && date > from) still += 1;
  });
  return still;
}

describe('the ladder', () => {
  const ladder = ladderOf({ id: 'firm', ancestors: ['province', 'city', 'district', 'street'] });

  test('goes from the union itself to the province', () => {
    expect(ladder).toEqual(['firm', 'street', 'district', 'city', 'province']);
    expect([standingOf(ladder, 'street', 'firm'), standingOf(ladder, 'street', 'street'), standingOf(ladder, 'street', 'city'), standingOf(ladder, 'street', 'industry')])
      .toEqual(['below', 'holder', 'above', 'above']);
  });

  test('tells every rung above with its dates, one after the other, each as long as promised', () => {
    fc.assert(fc.property(calendars, fc.nat(120), fc.integer({ min: 1, max: 10 }), fc.nat(4), (calendar, ahead, rungDays, rung) => {
      const planned = plannedRungs(ladder, { rung, dueOn: addDays(FROM, ahead) }, { rungDays, calendar });
      expect(planned.map((one) => one.unionId)).toEqual(ladder.slice(rung + 1));
      let last = addDays(FROM, ahead);
      for (const one of planned) {
        expect(one.startsOn > last && one.dueOn > one.startsOn).toBe(true);
        expect(lastDay(calendar, one.startsOn, rungDays)).toBe(one.dueOn);
        last = one.dueOn;
      }
    }), runs(500));
  });
});

test('a case is overdue the day after, and never when it has ended or has no deadline', () => {
  const due = toPlainDate('2026-03-12');
  expect([isOverdue(due, false, due), isOverdue(due, false, addDays(due, 1)), isOverdue(due, true, addDays(due, 9)), isOverdue(null, false, due)])
    .toEqual([false, true, false, false]);
});
