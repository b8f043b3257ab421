import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limitWork } from './limited-work.ts';

const seed = Number(process.env.SEED ?? 20261123);

describe('limited work', () => {
  test('never runs more than allowed, refuses only beyond the line, and keeps the order, under any schedule', async () => {
    const plan = fc.record({ atOnce: fc.integer({ min: 1, max: 3 }), waiting: fc.nat(4), jobs: fc.integer({ min: 1, max: 14 }) });
    await fc.assert(fc.asyncProperty(plan, fc.scheduler(), async ({ atOnce, waiting, jobs }, scheduler) => {
      const limited = limitWork({ atOnce, waiting });
      let running = 0;
      let peak = 0;
      const started: number[] = [];
      const results = Array.from({ length: jobs }, (_, index) => limited(async () => {
        started.push(index);
        running += 1;
        peak = Math.max(peak, running);
        await scheduler.schedule(Promise.resolve());
        running -= 1;
        return index;
      }));
      await scheduler.waitFor(Promise.all(results));
      const served = Math.min(jobs, atOnce + waiting);
      expect((await Promise.all(results)).map((result) => result.ok)).toEqual(Array.from({ length: jobs }, (_, index) => index < served));
      expect(peak).toBe(Math.min(atOnce, jobs));
      expect(started).toEqual(Array.from({ length: served }, (_, index) => index));
    }), { seed, numRuns: 200 });
  });

  test('work that fails frees its place', async () => {
    const limited = limitWork({ atOnce: 1, waiting: 0 });
    await expect(limited(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await limited(() => Promise.resolve(7))).toEqual({ ok: true, value: 7 });
  });
});
