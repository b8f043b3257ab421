import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shiftInstant, toInstant } from '#platform/kernel/clock.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { LONGEST_JOB_PAUSE, LONGEST_READER_PAUSE, MAX_ATTEMPTS, pauseAfter } from './back-off.ts';
import { slotOf } from './slot.ts';

describe('the pause after a failure', () => {
  test('doubles from five seconds to its longest', () => {
    expect([1, 2, 3, 4].map((failures) => pauseAfter(failures, LONGEST_JOB_PAUSE))).toEqual([5_000, 10_000, 20_000, 40_000]);
    expect(pauseAfter(MAX_ATTEMPTS, LONGEST_JOB_PAUSE)).toBe(LONGEST_JOB_PAUSE);
    expect(pauseAfter(1_000, LONGEST_READER_PAUSE)).toBe(LONGEST_READER_PAUSE);
  });
});

describe('the slot of an instant', () => {
  const anyInstant = fc.integer({ min: 0, max: 4_000_000_000_000 }).map((ms) => shiftInstant(toInstant('1970-01-01T00:00:00Z'), ms));
  const anyPeriod = fc.integer({ min: 1, max: 10_080 });
  test('is the last multiple of its period', () => {
    expect(slotOf(toInstant('2026-03-09T01:59:59.999Z'), 60)).toEqual(toInstant('2026-03-09T01:00:00Z'));
    expect(slotOf(toInstant('2026-03-09T02:00:00Z'), 60)).toEqual(toInstant('2026-03-09T02:00:00Z'));
    fc.assert(fc.property(anyInstant, anyPeriod, (now, minutes) => {
      const slot = slotOf(now, minutes);
      const past = now.getTime() - slot.getTime();
      expect(past).toBeGreaterThanOrEqual(0);
      expect(past).toBeLessThan(minutes * 60_000);
      expect(slotOf(slot, minutes)).toEqual(slot);
      expect(slot.getTime() % (minutes * 60_000)).toBe(0);
    }), runs(300));
  });
});
