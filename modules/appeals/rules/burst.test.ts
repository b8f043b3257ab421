import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { burstOf, type AnonymousRating } from './burst.ts';

const HOUR = 3_600_000;
const at = (hours: number) => new Date(Date.UTC(2026, 2, 9) + hours * HOUR);
const inOrder = (count: number, change: Partial<AnonymousRating> = {}): AnonymousRating[] => Array.from({ length: count }, (_, index) => ({
  closedAt: at(index / 10), ratedAt: at(2 + index / 10), isHigh: true, ...change,
}));
const anyRatings = fc.array(fc.record({ closedAt: fc.nat(30).map(at), ratedAt: fc.nat(60).map(at), isHigh: fc.boolean() }), { maxLength: 12 });

describe('a burst of anonymous ratings', () => {
  test('is five high ones of a day in the order of their closings, and four are none', () => {
    expect([burstOf([]), burstOf(inOrder(4)), burstOf(inOrder(5)), burstOf(inOrder(8))]).toEqual([0, 0, 5, 8]);
  });

  test('ends where somebody was not content, where a day lies between, and where the order breaks', () => {
    expect(burstOf([...inOrder(4), { closedAt: at(-1), ratedAt: at(1), isHigh: false }, ...inOrder(3).map((one) => ({ ...one, ratedAt: at(0.5) }))])).toBe(0);
    expect(burstOf([...inOrder(3), ...inOrder(3).map((one) => ({ ...one, ratedAt: at(-30) }))])).toBe(0);
    expect(burstOf(inOrder(6).map((one, index) => ({ ...one, closedAt: at(-index) })))).toBe(0);
  });

  test('of a dozen needs no order', () => {
    expect(burstOf(inOrder(12).map((one, index) => ({ ...one, closedAt: at(-index) })))).toBe(12);
  });

  test('is the same in whatever order the ratings are read, and no larger than they are', () => {
    fc.assert(fc.property(anyRatings.filter((all) => new Set(all.map((one) => one.ratedAt.getTime())).size === all.length), fc.nat(), (ratings, turn) => {
      const turned = ratings.map((_, index) => ratings[(index + turn) % ratings.length]).filter((one) => one !== undefined);
      expect(burstOf(turned)).toBe(burstOf(ratings));
      expect(burstOf(ratings)).toBeLessThanOrEqual(ratings.filter((one) => one.isHigh).length);
    }), runs(300));
  });
});
