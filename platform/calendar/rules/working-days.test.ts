import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, toPlainDate, weekday, yearOf, type PlainDate } from '#platform/kernel/plain-date.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { findPublishedYear } from '../published-years.ts';
import { addWorkingDays, isWeekend, toCalendar, workingDaysBetween, type Calendar } from './working-days.ts';

const day = toPlainDate;
const real = toCalendar([2025, 2026], [2025, 2026].flatMap((year) => findPublishedYear(year)?.days ?? []));
const weekendsOnly = toCalendar([], []);

const epoch = day('2025-01-01');
const anyDay = fc.integer({ min: 0, max: 1460 }).map((offset) => addDays(epoch, offset));
const anyCalendar: fc.Arbitrary<Calendar> = fc.record({
  years: fc.subarray([2025, 2026, 2027, 2028]),
  days: fc.array(fc.record({ date: anyDay, isWorking: fc.boolean() }), { maxLength: 120 }),
}).map(({ years, days }) => toCalendar(years, days));

/** The definition, written down a second time: list the days one by one and look. */
function listDays(from: PlainDate, to: PlainDate): PlainDate[] {
  const days: PlainDate[] = [];
  for (let date = from; date < to;) days.push(date = addDays(date, 1));
  return days;
}

describe('a calendar', () => {
  test('follows the weekday where nothing is named', () => {
    fc.assert(fc.property(anyDay, (date) => {
      expect(weekendsOnly.isWorkingDay(date)).toBe(weekday(date) >= 1 && weekday(date) <= 5);
      expect(isWeekend(date)).toBe(!weekendsOnly.isWorkingDay(date));
    }), runs(200));
  });
  test('knows 2026 as the State Council announced it', () => {
    for (const worked of ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10']) {
      expect(isWeekend(day(`2026-${worked}`)), worked).toBe(true);
      expect(real.isWorkingDay(day(`2026-${worked}`)), worked).toBe(true);
    }
    const spans = [
      ['01-01', '01-03'], ['02-15', '02-23'], ['04-04', '04-06'], ['05-01', '05-05'], ['06-19', '06-21'], ['09-25', '09-27'],
      ['10-01', '10-07'],
    ] as const;
    const off = spans.flatMap(([from, to]) => [day(`2026-${from}`), ...listDays(day(`2026-${from}`), day(`2026-${to}`))]);
    expect(off.filter((date) => real.isWorkingDay(date))).toEqual([]);
    const named = new Set<string>(off);
    const others = listDays(day('2025-12-31'), day('2026-12-31')).filter((date) => !named.has(date) && !isWeekend(date));
    expect(others.filter((date) => !real.isWorkingDay(date))).toEqual([]);
  });
});

describe('a time limit in working days', () => {
  test('is counted from the day after, over the Spring Festival of 2026', () => {
    // Friday 13 February; Saturday 14 is worked, 15 to 23 are off, 24 is the second day.
    expect(addWorkingDays(real, day('2026-02-13'), 1)).toEqual({ date: '2026-02-14', isProvisional: false });
    expect(addWorkingDays(real, day('2026-02-13'), 2)).toEqual({ date: '2026-02-24', isProvisional: false });
    expect(addWorkingDays(real, day('2026-02-13'), 5)).toEqual({ date: '2026-02-27', isProvisional: false });
    expect(addWorkingDays(real, day('2026-02-13'), 6)).toEqual({ date: '2026-02-28', isProvisional: false });
    expect(addWorkingDays(weekendsOnly, day('2026-02-13'), 2)).toEqual({ date: '2026-02-17', isProvisional: true });
  });
  test('that leaves the years known is provisional, and on the last known day it is not', () => {
    expect(addWorkingDays(real, day('2026-12-30'), 1)).toEqual({ date: '2026-12-31', isProvisional: false });
    expect(addWorkingDays(real, day('2026-12-30'), 2)).toEqual({ date: '2027-01-01', isProvisional: true });
    expect(addWorkingDays(real, day('2027-05-01'), 0)).toEqual({ date: '2027-05-01', isProvisional: false });
  });
  test('ends on a working day, with exactly so many of them passed', () => {
    fc.assert(fc.property(anyCalendar, anyDay, fc.integer({ min: 1, max: 90 }), (calendar, from, days) => {
      const due = addWorkingDays(calendar, from, days);
      const passed = listDays(from, due.date);
      expect(calendar.isWorkingDay(due.date)).toBe(true);
      expect(passed.filter((date) => calendar.isWorkingDay(date))).toHaveLength(days);
      expect(due.isProvisional).toBe(passed.some((date) => !calendar.isYearKnown(yearOf(date))));
      expect(workingDaysBetween(calendar, from, due.date)).toBe(days);
    }), runs(300));
  });
  test('adds up: a then b days are a + b days', () => {
    fc.assert(fc.property(anyCalendar, anyDay, fc.nat(40), fc.nat(40), (calendar, from, a, b) => {
      const first = addWorkingDays(calendar, from, a).date;
      expect(addWorkingDays(calendar, first, b).date).toBe(addWorkingDays(calendar, from, a + b).date);
    }), runs(200));
  });
  test('is a whole number that is not negative', () => {
    for (const days of [-1, 1.5, Number.NaN]) expect(() => addWorkingDays(real, day('2026-01-01'), days)).toThrow(RangeError);
  });
});

describe('working days between two days', () => {
  test('turn their sign with the days, and join at any day in the middle', () => {
    fc.assert(fc.property(anyCalendar, anyDay, anyDay, anyDay, (calendar, a, b, c) => {
      expect(workingDaysBetween(calendar, a, b) + workingDaysBetween(calendar, b, a)).toBe(0);
      expect(workingDaysBetween(calendar, a, b) + workingDaysBetween(calendar, b, c)).toBe(workingDaysBetween(calendar, a, c));
    }), runs(100));
  });
});
