import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, toPlainDate } from '#platform/kernel/plain-date.ts';
import { periodAround, periodSearch, toPeriod } from './period.ts';

const seed = Number(process.env['SEED'] ?? 20261123);
const today = toPlainDate('2026-11-23');
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(toPlainDate('2000-01-01'), days));

describe('periods', () => {
  test('month, quarter and year around a day', () => {
    expect(periodAround('month', today)).toEqual({ from: '2026-11-01', to: '2026-11-30' });
    expect(periodAround('quarter', today)).toEqual({ from: '2026-10-01', to: '2026-12-31' });
    expect(periodAround('year', today)).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    expect(periodAround('month', toPlainDate('2028-02-05'))).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  });

  test(`a day lies in its month, its month in its quarter, its quarter in its year (seed ${seed})`, () => {
    fc.assert(fc.property(day, (any) => {
      const [month, quarter, year] = [periodAround('month', any), periodAround('quarter', any), periodAround('year', any)];
      expect([year.from, quarter.from, month.from, any, month.to, quarter.to, year.to].toSorted())
        .toEqual([year.from, quarter.from, month.from, any, month.to, quarter.to, year.to]);
    }), { seed, numRuns: 500 });
  });

  test(`what the address says is what comes back (seed ${seed})`, () => {
    fc.assert(fc.property(fc.constantFrom('month', 'quarter', 'year', 'custom'), day, day, (name, a, b) => {
      const [from, to] = a <= b ? [a, b] : [b, a];
      const chosen = { name, period: name === 'custom' ? { from, to } : periodAround(name, today) };
      const search = new URLSearchParams(periodSearch(chosen).map(([key, value]) => [key, value])).toString();
      expect(toPeriod(search, today)).toEqual(chosen);
    }), { seed, numRuns: 500 });
  });

  test('days in the wrong order are put in order, half a period is this month', () => {
    expect(toPeriod('?from=2026-03-31&to=2026-03-01', today).period).toEqual({ from: '2026-03-01', to: '2026-03-31' });
    expect(toPeriod('?from=2026-03-31', today).name).toBe('month');
  });
});
