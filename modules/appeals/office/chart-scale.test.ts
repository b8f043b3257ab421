import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { scaleTop, shownLabels } from './chart-scale.ts';

describe('a chart', () => {
  test('has room for its highest column, and not much more', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 10_000_000 }), (most) => {
      expect(scaleTop(most)).toBeGreaterThanOrEqual(most);
      expect(scaleTop(most)).toBeLessThanOrEqual(most * 2.5);
    }), runs(300));
    expect(scaleTop(0)).toBe(1);
  });

  test('names at most seven columns, the first among them', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 24 }), (columns) => {
      const shown = shownLabels(columns);
      expect(shown.has(0)).toBe(true);
      expect(shown.size).toBeLessThanOrEqual(7);
    }), runs(50));
  });
});
