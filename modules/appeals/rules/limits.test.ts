import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { oversightEndpoints } from '../contract/oversight.ts';
import { TOPICS } from '../wire.ts';
import { DEFAULT_LIMITS, findLooser, LIMIT_NAMES, type Limits } from './limits.ts';

const days = fc.integer({ min: 1, max: 15 });
const limits: fc.Arbitrary<Limits> = fc.record({ closeDays: days, rungDays: days, waitDays: days, pauseDays: days, refuseDays: days });

describe('limits', () => {
  test('are looser where one of them is wider, and the field that is named is wider', () => {
    fc.assert(fc.property(limits, limits, (asked, above) => {
      const field = findLooser(asked, above);
      expect(field === undefined).toBe(LIMIT_NAMES.every((name) => asked[name] <= above[name]));
      if (field !== undefined) expect(asked[field]).toBeGreaterThan(above[field]);
    }), runs(300));
  });

  test('set one below the other, each within the one above, never end wider than at the top', () => {
    fc.assert(fc.property(limits, fc.array(limits, { maxLength: 6 }), (top, asked) => {
      const lowest = asked.reduce((above, one) => (findLooser(one, above) === undefined ? one : above), top);
      expect(findLooser(lowest, top)).toBeUndefined();
    }), runs(300));
  });

  test('by default are such as an officer could set', () => {
    for (const topic of TOPICS) {
      const asked = { unionId: '00000000-0000-7000-8000-000000000002', topic, ...DEFAULT_LIMITS[topic], source: '默认', validFrom: '2026-03-09' };
      expect(oversightEndpoints.setLimit.input.safeParse(asked).success).toBe(true);
    }
  });
});
