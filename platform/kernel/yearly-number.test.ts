import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { readYearlyNumber, writeYearlyNumber } from './yearly-number.ts';

describe('a yearly number', () => {
  test('is read as it was written', () => {
    fc.assert(fc.property(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 999_999 }), (year, number) => {
      expect(readYearlyNumber(writeYearlyNumber(year, number))).toEqual({ year, number });
    }), runs(100));
  });

  test('is read as people type it, and nothing else is taken for one', () => {
    expect(readYearlyNumber('２０２６—００7号')).toEqual({ year: 2026, number: 7 });
    expect(['', '3', '7', '2026', '2026-0', '2026-x', '26-3'].map(readYearlyNumber)).toEqual(Array.from({ length: 7 }, () => undefined));
  });
});
