import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { afterUse, quotaWait, type Used } from './quota.ts';

const seed = Number(process.env.SEED ?? 20261123);
const start = new Date('2026-03-09T01:00:00Z');
const quota = { most: 3, perMs: 60_000 };

describe('a quota', () => {
  test('lets so many pass in a window that begins with the first, and none more', () => {
    let used: Used | undefined;
    for (let use = 0; use < 3; use += 1) {
      expect(quotaWait(used, quota, start)).toBe(0);
      used = afterUse(used, quota, start);
    }
    expect(quotaWait(used, quota, shiftInstant(start, 20_000))).toBe(40_000);
    expect(quotaWait(used, quota, shiftInstant(start, 60_000))).toBe(0);
    expect(afterUse(used, quota, shiftInstant(start, 60_000))).toEqual({ count: 1, since: shiftInstant(start, 60_000) });
  });

  test('never asks to wait longer than its window, whatever the clock did', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: -1e9, max: 1e9 }), (count, shift) => {
      const wait = quotaWait({ count, since: start }, quota, shiftInstant(start, shift));
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(quota.perMs);
    }), { seed });
  });

  test('held to, no window of its length ever sees more than twice the number', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 40 }), (pauses) => {
      let [used, now, passed]: [Used | undefined, Date, number[]] = [undefined, start, []];
      for (const pause of pauses) {
        now = shiftInstant(now, pause);
        if (quotaWait(used, quota, now) > 0) continue;
        used = afterUse(used, quota, now);
        passed = [...passed, now.getTime()];
      }
      for (const from of passed) {
        expect(passed.filter((time) => time >= from && time < from + quota.perMs).length).toBeLessThanOrEqual(2 * quota.most);
      }
    }), { seed });
  });
});
