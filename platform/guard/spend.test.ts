import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { noReach, reachSettings } from '#platform/access/reach.ts';
import { settableClock } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/random.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { createAddressCeiling } from './address-ceiling.ts';
import { guardErrors } from './contract/guard-errors.ts';
import { QUOTAS } from './quotas.ts';
import { minuteInChina } from './rules/wall-clock.ts';
import { requireQuota, spendQuota, usedOf, type Spending } from './spend.ts';
import { sweepUses } from './store/uses.ts';

const HOUR = 3_600_000;
const FULL = guardErrors['code-full'];

let world: TestWorld;
let start: Date;
beforeAll(async () => { world = await openTestWorld(manifests); start = world.clock.now(); });
beforeEach(() => { world.clock.set(start); });
afterAll(async () => { await world.close(); });

/** As nobody: the commonest caller of these tables reaches no row of anything. */
const asNobody = <T>(work: (at: Parameters<typeof usedOf>[0]) => Promise<T>) =>
  world.db.transact(reachSettings(noReach), (tx) => work({ ...world.house, tx }));
const spend = (spending: Spending) => asNobody((at) => spendQuota(at, [spending], FULL));
const used = (spending: Spending) => asNobody((at) => usedOf(at, spending));
const id = () => newId(world.house);

describe('a quota', () => {
  test('lets through exactly what it says, however many come at once, and says when it lets through again', async () => {
    const hour: Spending = { quota: 'casesPerCodeHour', subject: id() };
    await spend({ ...hour, amount: QUOTAS.casesPerCodeHour.most - 25 });
    const ends = await Promise.allSettled(Array.from({ length: 40 }, () => spend(hour)));
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(25);
    expect(await used(hour)).toBe(QUOTAS.casesPerCodeHour.most);
    await expect(spend(hour)).rejects.toMatchObject({ code: 'guard/code-full', params: { seconds: 3600, again: '03-09 10:00' } });
    await expect(asNobody((at) => requireQuota(at, [hour], FULL))).rejects.toMatchObject({ code: 'guard/code-full' });
    world.clock.advance(HOUR);
    await spend(hour);
    expect(await used(hour)).toBe(1);
  });

  test('is not used by what was rolled back', async () => {
    const hour: Spending = { quota: 'casesPerCodeHour', subject: id() };
    await spend(hour);
    await expect(asNobody(async (at) => {
      await spendQuota(at, [hour], FULL);
      throw new Error('the command failed');
    })).rejects.toThrow('the command failed');
    expect(await used(hour)).toBe(1);
  });

  test('of one subject is not another\'s, and of several the fullest decides', async () => {
    const [one, other] = [id(), id()];
    await spend({ quota: 'messagesPerCaseDay', subject: one, amount: QUOTAS.messagesPerCaseDay.most });
    await spend({ quota: 'messagesPerCaseDay', subject: other });
    await expect(asNobody((at) => spendQuota(at, [
      { quota: 'casesPerCodeDay', subject: one }, { quota: 'messagesPerCaseDay', subject: one },
    ], FULL))).rejects.toMatchObject({ params: { seconds: 86_400 } });
    expect(await used({ quota: 'casesPerCodeDay', subject: one })).toBe(0);
  });

  test('RL-4 holds after a restart, and a clock that jumps neither frees it early nor locks it for ever', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: -HOUR, max: HOUR }), { maxLength: 6 }), async (jumps) => {
      world.clock.set(start);
      const hour: Spending = { quota: 'casesPerCodeHour', subject: id() };
      await spend({ ...hour, amount: QUOTAS.casesPerCodeHour.most });
      for (const jump of jumps) {
        world.clock.set(new Date(start.getTime() + jump));
        const wait = await asNobody((at) => requireQuota(at, [hour], FULL)).then(() => 0, (error: { params: { seconds: number } }) => error.params.seconds);
        // Free only when the hour is over by the clock that counts; never told to wait longer than one hour.
        expect(wait > 0).toBe(jump < HOUR);
        expect(wait).toBeLessThanOrEqual(3600);
      }
    }), runs(20));
  });

  test('a counter names neither code nor case, and is swept when its day is long over', async () => {
    const subject = id();
    await spend({ quota: 'casesPerCodeDay', subject });
    const rows = async () => (await world.ownerDb.pool<{ row: string }[]>`select u::text as row from guard_use u`).map((one) => one.row).join('\n');
    expect(await rows()).not.toContain(subject);
    await world.asSystem('job', (ctx) => sweepUses(ctx.tx, new Date(start.getTime() + 3 * HOUR)));
    expect(await rows()).toBe('');
  });
});

describe('the ceiling of a network', () => {
  test('counts neighbours together and others apart, and is over with its minute', () => {
    const clock = settableClock(start);
    const ceiling = createAddressCeiling(clock, { most: 3, perMs: 60_000 });
    expect(['10.0.0.1', '10.0.0.2', '10.0.0.3'].map(ceiling)).toEqual([0, 0, 0]);
    expect(ceiling('10.0.0.4')).toBe(60_000);
    expect(ceiling('10.0.1.1')).toBe(0);
    clock.advance(60_000);
    expect(ceiling('10.0.0.4')).toBe(0);
  });
});

test('the minute that is told is one at which it works, on the wall in China', () => {
  expect(minuteInChina(new Date('2026-11-23T07:39:00.001Z'))).toBe('11-23 15:40');
  expect(minuteInChina(new Date('2026-12-31T16:00:00Z'))).toBe('01-01 00:00');
});
