import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { errors, yearTable, type YearDay } from '../contract.ts';
import { findPublishedYear } from '../published-years.ts';
import { checkYearDays, countWorkingDays } from './year-table.ts';

const of2026 = findPublishedYear(2026)?.days ?? [];
const named = (date: string, isWorking = false): YearDay => ({ date: toPlainDate(date), isWorking, name: 'holiday' });

describe('the package', () => {
  test('holds 2004 to 2026, each as a table that passes', () => {
    for (let year = 2004; year <= 2026; year += 1) {
      const table = yearTable.parse(findPublishedYear(year));
      expect(checkYearDays(year, table.days).ok, String(year)).toBe(true);
    }
  });
  test('does not hold 2027, although its own functions answer for it', () => {
    expect(findPublishedYear(2027)).toBeUndefined();
    expect(findPublishedYear(2003)).toBeUndefined();
  });
  test('gives December days of a New Year holiday to the year that begins', () => {
    const dates = (year: number) => findPublishedYear(year)?.days.map((day) => day.date) ?? [];
    expect(dates(2019)).toEqual(expect.arrayContaining(['2018-12-29', '2018-12-30', '2018-12-31', '2019-01-01']));
    expect(dates(2018).filter((date) => date >= '2018-12-01')).toEqual([]);
  });
});

describe('a year\'s table', () => {
  test('of 2026 leaves 248 working days: 365 less 104 weekend days less the 13 statutory ones', () => {
    expect(countWorkingDays(2026, of2026)).toBe(248);
    expect(countWorkingDays(2027, [])).toBe(261);
  });
  test('comes out sorted, whatever the order it was entered in', () => {
    const sorted = [...of2026].sort((one, other) => (one.date < other.date ? -1 : 1));
    fc.assert(fc.property(fc.shuffledSubarray([...of2026], { minLength: of2026.length }), (days) => {
      expect(checkYearDays(2026, days)).toEqual({ ok: true, value: sorted });
    }), runs(30));
  });
  test('of another year is refused by its first foreign day', () => {
    expect(checkYearDays(2027, of2026)).toEqual({ ok: false, error: errors['day-outside-year'], params: { date: '2026-01-01' } });
    expect(checkYearDays(2026, [...of2026, named('2025-12-24')])).toMatchObject({ ok: false, params: { date: '2025-12-24' } });
    expect(checkYearDays(2026, [...of2026, named('2025-12-25')]).ok).toBe(true);
  });
  test('with a day twice is refused', () => {
    expect(checkYearDays(2026, [...of2026, named('2026-10-02', true)]))
      .toEqual({ ok: false, error: errors['day-twice'], params: { date: '2026-10-02' } });
  });
  test('that stops before the National Day, or works on it, is refused', () => {
    const half = of2026.filter((day) => day.date < '2026-07-01');
    expect(checkYearDays(2026, half)).toEqual({ ok: false, error: errors['statutory-day-worked'], params: { date: '2026-10-01' } });
    expect(checkYearDays(2026, [])).toMatchObject({ ok: false, params: { date: '2026-01-01' } });
    const worked = of2026.map((day) => (day.date === '2026-05-01' ? { ...day, isWorking: true } : day));
    expect(checkYearDays(2026, worked)).toMatchObject({ ok: false, params: { date: '2026-05-01' } });
  });
});
