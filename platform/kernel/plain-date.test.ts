import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import {
  addDays, dateInChina, daysBetween, endOfDayInChina, fromWallTime, isPlainDate, startOfDayInChina, toPlainDate, toWallTime, weekday, yearOf, type PlainDate,
} from './plain-date.ts';

// From the year after China's last summer time.
const instant = fc.date({ min: new Date('1992-01-01T00:00:00Z'), max: new Date('2199-12-31T23:59:59Z'), noInvalidDate: true });
const date = instant.map((one) => dateInChina(one));

const inShanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' });
const weekdayName = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', weekday: 'short' });
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

describe('the day in China', () => {
  test('is what the time zone database says, at every instant', () => {
    fc.assert(fc.property(instant, (one) => { expect(dateInChina(one)).toBe(inShanghai.format(one)); }), runs(3000));
  });

  test('begins and ends where the day before and the day after leave off', () => {
    fc.assert(fc.property(date, (day) => {
      expect(dateInChina(startOfDayInChina(day))).toBe(day);
      expect(dateInChina(endOfDayInChina(day))).toBe(day);
      expect(endOfDayInChina(day).getTime() + 1).toBe(startOfDayInChina(addDays(day, 1)).getTime());
    }), runs(1000));
  });
});

describe('the clock on the wall', () => {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

  test('shows what the time zone database says, and means that very minute', () => {
    fc.assert(fc.property(instant, (one) => {
      expect(toWallTime(one)).toBe(clock.format(one).replace(' ', 'T'));
      expect(fromWallTime(toWallTime(one))?.getTime()).toBe(Math.floor(one.getTime() / 60_000) * 60_000);
    }), runs(2000));
  });

  test.each(['', '2026-12-01', '2026-12-01T', '2026-02-30T10:00', '2026-12-01T24:00', '2026-12-01T9:00', '2026-12-01T09:00:00Z'])('"%s" is no moment', (text) => {
    expect(fromWallTime(text)).toBeUndefined();
  });
});

describe('days as text', () => {
  test('are valid exactly when the calendar has them', () => {
    const lengths = (year: number) => [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    fc.assert(fc.property(fc.integer({ min: 1900, max: 2400 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (year, month, day) => {
      const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      expect(isPlainDate(text)).toBe(month >= 1 && month <= 12 && day >= 1 && day <= (lengths(year)[month - 1] ?? 0));
    }), runs(2000));
  });

  test.each(['2026-2-3', '2026-02-03 ', '26-02-03', '2026-02-03T00:00:00Z', '２０２６-02-03', '', '2026-13-01', '0000-01-01'])('"%s" is not a day', (text) => {
    expect(isPlainDate(text)).toBe(false);
    expect(() => toPlainDate(text)).toThrow(TypeError);
  });

  test('add up: n days later is n days between, in the order of their texts', () => {
    fc.assert(fc.property(date, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
      const later = addDays(day, days);
      expect(daysBetween(day, later)).toBe(days);
      expect(addDays(later, -days)).toBe(day);
      expect(Math.sign(later < day ? -1 : later > day ? 1 : 0)).toBe(Math.sign(days));
    }), runs(2000));
  });

  test('have the weekday and the year that Intl gives them', () => {
    fc.assert(fc.property(date, (day: PlainDate) => {
      const name = weekdayName.format(new Date(`${day}T12:00:00Z`));
      expect(DAYS[weekday(day)]).toBe(name);
      expect(String(yearOf(day))).toBe(day.slice(0, 4));
    }), runs(1000));
  });
});
