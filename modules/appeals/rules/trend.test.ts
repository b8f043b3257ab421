import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, toPlainDate } from '#platform/kernel/plain-date.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { partsOf } from './trend.ts';

const from = fc.nat(20_000).map((days) => addDays(toPlainDate('1990-01-01'), days));
const length = fc.oneof(fc.nat(120), fc.nat(30_000));

describe('the parts of a period', () => {
  test('are at most 24 and hold every day once', () => {
    fc.assert(fc.property(from, length, (first, more) => {
      const period = { from: first, to: addDays(first, more) };
      const { parts } = partsOf(period);
      expect(parts.length).toBeLessThanOrEqual(24);
      expect(parts[0]?.from).toBe(period.from);
      expect(parts.at(-1)?.to).toBe(period.to);
      for (const [index, part] of parts.entries()) {
        expect(part.from <= part.to).toBe(true);
        if (index > 0) expect(daysBetween(parts[index - 1]?.to ?? part.from, part.from)).toBe(1);
      }
    }), runs(500));
  });

  test('end with the last day there is', () => {
    for (const first of ['9999-12-20', '9999-11-01', '2026-01-01']) {
      const { parts } = partsOf({ from: toPlainDate(first), to: toPlainDate('9999-12-31') });
      expect(parts.length).toBeLessThanOrEqual(24);
      expect(parts.at(-1)?.to).toBe('9999-12-31');
    }
  });

  test('of a month are its weeks, of a year its months', () => {
    expect(partsOf({ from: toPlainDate('2026-11-01'), to: toPlainDate('2026-11-30') }).parts.map(({ from: day }) => day))
      .toEqual(['2026-11-01', '2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30']);
    const year = partsOf({ from: toPlainDate('2026-01-01'), to: toPlainDate('2026-12-31') });
    expect(year.by).toBe('month');
    expect(year.parts.at(1)).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(year.parts).toHaveLength(12);
  });
});
