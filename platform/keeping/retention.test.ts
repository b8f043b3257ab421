import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { drainAccess } from '#platform/audit/sequence.ts';
import { insertAccessLog } from '#platform/access/store/log.ts';
import { removeWrittenOff } from '#platform/audit/expire-access-log.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/random.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { chooseRetention, reportRetention } from './choose-retention.ts';
import { removeOld } from './jobs.ts';
import { choosePeriod, daysOf, KINDS, PERIODS } from './rules/retention.ts';

const DAY = 24 * 3_600_000;
let world: TestWorld;
beforeAll(async () => { world = await openTestWorld(manifests); });
afterAll(async () => { await world.close(); });

const lineOf = async (kind: string) => (await world.asSystem('job', reportRetention)).find((line) => line.kind === kind);

async function doneJob(daysAgo: number): Promise<void> {
  const at = shiftInstant(world.clock.now(), -daysAgo * DAY);
  await world.ownerDb.pool`insert into jobs_job (id, name, payload, run_at, done_at) values (${newId(world.house)}, 'test.job', '{}', ${at}, ${at})`;
}

describe('retention', () => {
  test('a chosen period lies within its bounds, and a choice that the law has overtaken counts as the bound', () => {
    fc.assert(fc.property(fc.constantFrom(...KINDS), fc.integer({ min: -10, max: 5000 }), (kind, days) => {
      const { least, most } = PERIODS[kind];
      expect(choosePeriod(kind, days).ok).toBe(days >= least && days <= most);
      const kept = daysOf(kind, new Map([[kind, days]]));
      expect(kept >= least && kept <= most).toBe(true);
    }), runs(200));
    expect(choosePeriod('journal', 365)).toMatchObject({ ok: false, error: { code: 'keeping/unknown-kind' } });
    expect(choosePeriod('access-log', 182)).toMatchObject({ ok: false, error: { code: 'keeping/bad-period' } });
  });

  test('what is due is told, removed once, and then stands in the report; younger rows stay', async () => {
    for (const daysAgo of [0, 1.5, 2.5, 4, 9]) await doneJob(daysAgo);
    expect(await lineOf('done-jobs')).toEqual({ kind: 'done-jobs', days: 3, due: 2, removed: 0 });
    await world.asSystem('job', (ctx) => chooseRetention(ctx, 'done-jobs', 2));
    expect(await lineOf('done-jobs')).toMatchObject({ days: 2, due: 3 });
    await world.asSystem('job', removeOld);
    expect(await lineOf('done-jobs')).toEqual({ kind: 'done-jobs', days: 2, due: 0, removed: 3 });
    await world.asSystem('job', removeOld);
    expect((await world.ownerDb.pool`select 1 from jobs_job`)).toHaveLength(2);
    expect((await world.ownerDb.pool`select 1 from keeping_removal`)).toHaveLength(1);
  });

  test('every kind of data can be asked for and removed', async () => {
    expect((await world.asSystem('job', reportRetention)).map((line) => line.kind)).toEqual([...KINDS]);
  });

  test('entries of the access log go after their three years, when they stand in the tree, and never sooner than six months', async () => {
    const entry = (daysAgo: number) => world.asSystem('setup', (ctx) => insertAccessLog(ctx.tx, {
      id: newId(ctx), at: shiftInstant(ctx.clock.now(), -daysAgo * DAY), actor: { kind: 'anonymous' }, endpoint: 'test.read',
      outcome: 'read', subjectId: null, reason: null, requestId: 'test',
    }));
    for (const daysAgo of [1200, 1100, 300, 10]) await entry(daysAgo);
    const left = async () => {
      await world.asSystem('job', removeOld);
      await removeWrittenOff(world.ownerDb);
      return (await world.ownerDb.pool`select 1 from access_log`).length;
    };
    // Not in the tree yet: nothing may go.
    expect(await left()).toBe(4);
    await drainAccess(world.db, world.clock);
    expect(await left()).toBe(2);
    await world.asSystem('job', (ctx) => chooseRetention(ctx, 'access-log', 183));
    expect(await left()).toBe(1);
  });
});
