import { describe, expect, test } from 'vitest';
import { weekday } from '#platform/kernel/plain-date.ts';
import { findPublishedYear } from '../published-years.ts';
import * as server from '../rules/year-table.ts';
import { countWorkingDays, monthsOf } from './year-months.ts';

const published = (year: number) => (findPublishedYear(year)?.days ?? []).toSorted((one, other) => (one.date < other.date ? -1 : 1));
const years = Array.from({ length: 23 }, (_, index) => 2004 + index);

describe('the months of a year', () => {
  test('hold every day once, under its weekday', () => {
    for (const year of years) {
      const months = monthsOf(year, published(year)).filter(({ start }) => start.startsWith(String(year)));
      expect(months).toHaveLength(12);
      expect(new Set(months.flatMap(({ days }) => days.map(({ date }) => date))).size).toBe(year % 4 === 0 ? 366 : 365);
      for (const { blanks, start } of months) expect((blanks + 1) % 7, start).toBe(weekday(start));
    }
  });
  test('name every announced day in exactly one span', () => {
    for (const year of years) {
      const spans = monthsOf(year, published(year)).flatMap((month) => month.spans);
      expect(spans.reduce((sum, span) => sum + span.count, 0), String(year)).toBe(published(year).length);
    }
  });
  test('of 2026 read as they were announced', () => {
    const february = monthsOf(2026, published(2026))[1];
    expect(february?.spans).toEqual([
      { from: '2026-02-14', to: '2026-02-14', name: '春节', isWorking: true, count: 1 },
      { from: '2026-02-15', to: '2026-02-23', name: '春节', isWorking: false, count: 9 },
      { from: '2026-02-28', to: '2026-02-28', name: '春节', isWorking: true, count: 1 },
    ]);
    expect(february?.days.filter(({ state }) => state === 'weekend').map(({ date }) => date.slice(8))).toEqual(['01', '07', '08']);
  });
  test('begin with the December before where New Year\'s holiday does', () => {
    expect(monthsOf(2019, published(2019)).map(({ start }) => start).slice(0, 2)).toEqual(['2018-12-01', '2019-01-01']);
    expect(monthsOf(2026, published(2026))[0]?.start).toBe('2026-01-01');
  });
  test('are counted as the server counts them', () => {
    for (const year of years) expect(countWorkingDays(year, published(year)), String(year)).toBe(server.countWorkingDays(year, published(year)));
    expect(countWorkingDays(2027, [])).toBe(261);
  });
});
