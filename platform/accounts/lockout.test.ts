import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterFailure, signInWait, type Failures, type SignInAttempt } from './lockout.ts';

const seed = Number(process.env.SEED ?? 20261123);
const start = new Date('2026-11-23T08:00:00Z');
const after = (ms: number) => new Date(start.getTime() + ms);
const stranger: SignInAttempt = { device: 'unknown', hasSecondFactor: true, accountFailures: undefined, deviceFailures: undefined };

function failed(times: number): Failures | undefined {
  let failures: Failures | undefined;
  for (let time = 0; time < times; time += 1) failures = afterFailure(failures, start);
  return failures;
}

describe('the pace of sign-in attempts', () => {
  test('unknown devices: four failures free, then 15 s doubling to 15 minutes', () => {
    const waits = Array.from({ length: 14 }, (_, count) => signInWait({ ...stranger, accountFailures: failed(count) }, start) / 1000);
    expect(waits).toEqual([0, 0, 0, 0, 0, 15, 30, 60, 120, 240, 480, 900, 900, 900]);
  });

  test('the wait ends at its moment and not a second earlier', () => {
    const attempt = { ...stranger, accountFailures: failed(5) };
    expect([14_000, 14_999, 15_000].map((ms) => signInWait(attempt, after(ms)))).toEqual([1000, 1, 0]);
  });

  test('SE-5 no number of failures elsewhere makes a known device wait', () => {
    const count = fc.oneof(fc.nat(20), fc.integer({ min: 1, max: 1_000_000_000 }));
    fc.assert(fc.property(count, fc.nat(86_400_000), fc.boolean(), (failures, ms, hasSecondFactor) => {
      const attempt: SignInAttempt = { ...stranger, device: 'known', hasSecondFactor, accountFailures: { count: failures, lastAt: start } };
      expect(signInWait(attempt, after(ms))).toBe(0);
      // Control: the same counter does slow the attacker.
      if (failures >= 5 && ms < 15_000) expect(signInWait({ ...attempt, device: 'unknown' }, after(ms))).toBeGreaterThan(0);
    }), { seed, numRuns: 300 });
  });

  test('a known device with a second factor may always try; without one it waits for its own failures', () => {
    const own = { ...stranger, device: 'known', deviceFailures: failed(9) } as const;
    expect(signInWait(own, start)).toBe(0);
    expect(signInWait({ ...own, hasSecondFactor: false }, start)).toBe(240_000);
  });

  test('the wait is never longer than a quarter of an hour, also when the clock jumps back', () => {
    fc.assert(fc.property(fc.nat(1_000_000_000), fc.integer({ min: -400 * 86_400_000, max: 400 * 86_400_000 }), (count, ms) => {
      const wait = signInWait({ ...stranger, accountFailures: { count, lastAt: start } }, after(ms));
      expect(wait >= 0 && wait <= 15 * 60_000).toBe(true);
    }), { seed, numRuns: 300 });
  });

  test('a patient guesser gets at most a hundred and ten tries a day', () => {
    let failures: Failures | undefined;
    let clock = start;
    let tries = 0;
    while (clock < after(86_400_000)) {
      const wait = signInWait({ ...stranger, accountFailures: failures }, clock);
      clock = new Date(clock.getTime() + wait);
      failures = afterFailure(failures, clock);
      tries += 1;
    }
    expect(tries).toBeLessThanOrEqual(110);
  });

  test('a day of quiet clears the counter', () => {
    const failures = failed(9);
    expect(afterFailure(failures, after(86_400_000 - 1000)).count).toBe(10);
    expect(afterFailure(failures, after(86_400_000)).count).toBe(1);
  });
});
