import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { oversightEndpoints } from '../contract/oversight.ts';
import { TOPICS } from '../wire.ts';
import { DEFAULT_LIMITS, findLooser, LIMIT_NAMES, limitsInForce, restingNames, type Limits } from './limits.ts';

const days = fc.integer({ min: 1, max: 15 });
const limits: fc.Arbitrary<Limits> = fc.record({ closeDays: days, rungDays: days, waitDays: days, pauseDays: days, refuseDays: days });

const WIDE: Limits = { closeDays: 99, rungDays: 99, waitDays: 99, pauseDays: 99, refuseDays: 99 };

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

  const ladder = fc.array(fc.option(limits, { nil: undefined }), { maxLength: 6 });

  test('in force are never wider than what any union of the ladder has set, and always some union\'s own word or the default', () => {
    fc.assert(fc.property(ladder, fc.constantFrom(...TOPICS), (fromTop, topic) => {
      const inForce = limitsInForce(fromTop, topic);
      const set = fromTop.filter((one) => one !== undefined);
      for (const name of LIMIT_NAMES) {
        expect(Math.max(0, ...set.map((one) => inForce[name] - one[name]))).toBe(0);
        expect([DEFAULT_LIMITS[topic], ...set].some((one) => one[name] === inForce[name])).toBe(true);
      }
      if (set.length === 0) expect(inForce).toEqual(DEFAULT_LIMITS[topic]);
    }), runs(300));
  });

  test('set above bind below unless the lower one is stricter, and what rested holds again once the one above is loosened', () => {
    fc.assert(fc.property(ladder, limits, limits, limits, (fromTop, top, looser, own) => {
      const below = (above: Limits) => limitsInForce([above, ...fromTop, own], 'aid');
      for (const name of LIMIT_NAMES) expect(below(top)[name]).toBeLessThanOrEqual(Math.min(top[name], own[name]));
      // Tightened above, nothing below grows; as wide as can be above, what the others set holds.
      const tightened = Object.fromEntries(LIMIT_NAMES.map((name) => [name, Math.min(top[name], looser[name])])) as Limits; // -- every name is listed
      for (const name of LIMIT_NAMES) expect(below(tightened)[name]).toBeLessThanOrEqual(below(looser)[name]);
      if (fromTop.every((one) => one === undefined)) expect(below(WIDE)).toEqual(own);
      expect(restingNames(own, below(top))).toEqual(LIMIT_NAMES.filter((name) => own[name] > below(top)[name]));
      expect(restingNames(own, limitsInForce([own, own], 'aid'))).toEqual([]);
    }), runs(300));
  });

  test('by default are such as an officer could set', () => {
    for (const topic of TOPICS) {
      const asked = { unionId: '00000000-0000-7000-8000-000000000002', topic, ...DEFAULT_LIMITS[topic], source: '默认', validFrom: '2026-03-09' };
      expect(oversightEndpoints.setLimit.input.safeParse(asked).success).toBe(true);
    }
  });
});
