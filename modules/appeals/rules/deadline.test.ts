import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCalendar, type CalendarDay } from '#platform/calendar/rules/working-days.ts';
import { addDays, daysBetween, toPlainDate, weekday, yearOf } from '#platform/kernel/plain-date.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { TOPICS } from '../wire.ts';
import { deadlineOf, isOverdue, LIMITS } from './deadline.ts';

const FROM = toPlainDate('2025-12-01');
const date = fc.nat(500).map((days) => addDays(FROM, days));
const day: fc.Arbitrary<CalendarDay> = fc.record({ date, isWorking: fc.boolean() });
const topic = fc.constantFrom(...TOPICS);

test('a deadline is the day by which so many working days have passed, and is provisional while one of its years is unknown', () => {
  fc.assert(fc.property(date, topic, fc.uniqueArray(day, { selector: (one) => one.date, maxLength: 60 }), fc.subarray([2025, 2026, 2027]), (from, about, days, years) => {
    const due = deadlineOf(about, from, toCalendar(years, days));
    const isWorking = (one: typeof from) => days.find((named) => named.date === one)?.isWorking ?? ![0, 6].includes(weekday(one));
    const passed = Array.from({ length: daysBetween(from, due.dueOn) }, (_, index) => addDays(from, index + 1));
    expect(passed.filter(isWorking)).toHaveLength(LIMITS[about]);
    expect(isWorking(due.dueOn)).toBe(true);
    expect(due.isDueProvisional).toBe(passed.some((one) => !years.includes(yearOf(one))));
  }), runs(1500));
});

test('a case is overdue the day after, and never when it is closed or has no deadline', () => {
  const due = toPlainDate('2026-03-12');
  expect([isOverdue(due, false, due), isOverdue(due, false, addDays(due, 1)), isOverdue(due, true, addDays(due, 9)), isOverdue(null, false, due)])
    .toEqual([false, true, false, false]);
});
