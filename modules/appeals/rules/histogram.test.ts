import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { hourBucket } from '../wire.ts';
import { bucketOf, HOUR_BUCKETS, medianHours } from './histogram.ts';

const hours = fc.oneof(fc.double({ min: 0, max: 2000, noNaN: true }), fc.constantFrom(...HOUR_BUCKETS));

function countsOf(durations: readonly number[]): number[] {
  const counts = Array.from({ length: HOUR_BUCKETS.length + 1 }, () => 0);
  for (const one of durations) counts[bucketOf(one)] = (counts[bucketOf(one)] ?? 0) + 1;
  return counts;
}

describe('the kept histogram', () => {
  test('has just as many columns as a list may be asked for', () => {
    expect([HOUR_BUCKETS.length, HOUR_BUCKETS.length + 1].map((bucket) => hourBucket.safeParse(bucket).success)).toEqual([true, false]);
  });

  test('puts every duration into one bucket, longer ones never into an earlier one', () => {
    fc.assert(fc.property(hours, hours, (a, b) => {
      expect(bucketOf(a)).toBeLessThanOrEqual(HOUR_BUCKETS.length);
      expect(bucketOf(Math.max(a, b))).toBeGreaterThanOrEqual(bucketOf(Math.min(a, b)));
      const end = HOUR_BUCKETS[bucketOf(a)];
      if (end !== undefined) expect(a).toBeLessThanOrEqual(end);
    }), runs(300));
  });

  test('gives a median in the bucket of the true one', () => {
    fc.assert(fc.property(fc.array(hours, { minLength: 1, maxLength: 60 }), (durations) => {
      const truth = [...durations].sort((a, b) => a - b)[Math.ceil(durations.length / 2) - 1] ?? 0;
      const median = medianHours(countsOf(durations));
      const bucket = bucketOf(truth);
      if (bucket === HOUR_BUCKETS.length) expect(median).toBeNull();
      else {
        expect(median).toBeGreaterThan(bucket === 0 ? 0 : HOUR_BUCKETS[bucket - 1] ?? 0);
        expect(median).toBeLessThanOrEqual(HOUR_BUCKETS[bucket] ?? 0);
      }
    }), runs(300));
  });

  test('of nothing is nothing', () => {
    expect(medianHours(countsOf([]))).toBeNull();
  });
});
