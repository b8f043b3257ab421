import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { drainAccess } from '#platform/audit/sequence.ts';
import { insertAccessLog } from '#platform/access/store/log.ts';
import { removeWrittenOff } from '#platform/audit/expire-access-log.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/random.ts';
import { officesWorld, type Officer } from '#platform/offices/test/offices-world.ts';
import { recordErrors, type ErrorRecorder } from '#platform/testkit/laws/error-recorder.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { chooseRetention, reportRetention } from './choose-retention.ts';
import { removeOld } from './jobs.ts';
import { endpoints, keepingErrors } from './contract.ts';
import { choosePeriod, daysOf, KINDS, PERIODS, type Kind } from './rules/retention.ts';

const DAY = 24 * 3_600_000;
let world: TestWorld;
let recorder: ErrorRecorder;
beforeAll(async () => {
  world = await openTestWorld(manifests);
  recorder = recordErrors(world);
});
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
    expect(await lineOf('done-jobs')).toMatchObject({ kind: 'done-jobs', days: 3, due: 2, removed: 0, dueAt: shiftInstant(world.clock.now(), -6 * DAY) });
    await world.asSystem('job', (ctx) => chooseRetention(ctx, 'done-jobs', 2));
    expect(await lineOf('done-jobs')).toMatchObject({ days: 2, due: 3 });
    await world.asSystem('job', removeOld);
    expect(await lineOf('done-jobs')).toMatchObject({ kind: 'done-jobs', days: 2, due: 0, removed: 3, dueAt: shiftInstant(world.clock.now(), 0.5 * DAY) });
    await world.asSystem('job', removeOld);
    expect((await world.ownerDb.pool`select 1 from jobs_job`)).toHaveLength(2);
    expect((await world.ownerDb.pool`select 1 from keeping_removal`)).toHaveLength(1);
  });

  test('the topmost union chooses in the console, within the bounds, and the access log only longer', async () => {
    const make = officesWorld(world);
    const top = await make.found(undefined, '市总工会');
    const [chair, auditor] = [await make.seat(top, 'chair'), await make.seat(top, 'audit-officer')];
    const lower = await make.seat(await make.found(top), 'chair');
    const read = async (officer: Officer) => recorder.call(endpoints.readRetention, await make.act(officer), {});
    const choose = async (officer: Officer, kind: Kind, days: number) => recorder.call(endpoints.chooseRetention, await make.act(officer), { kind, days });
    const refused = async (officer: Officer, input: { kind: Kind; days: number }, error: (typeof keepingErrors)['bad-period']) =>
      recorder.refused(endpoints.chooseRetention, await make.act(officer), input, error);
    expect([(await read(chair)).mayChoose, (await read(lower)).mayChoose, (await read(auditor)).mayChoose]).toEqual([true, false, false]);
    await choose(chair, 'notices', 90);
    await choose(chair, 'access-log', 2000);
    const { kinds, removals } = await read(auditor);
    expect(kinds.find((one) => one.kind === 'notices')).toMatchObject({
      days: 90, usual: 365, least: 30, most: 365, chosenAt: world.clock.now().toISOString(), source: 'pipl-shortest', validFrom: '2021-11-01',
    });
    expect(removals).toMatchObject([{ kind: 'done-jobs', removed: 3 }]);
    await refused(chair, { kind: 'notices', days: 29 }, keepingErrors['bad-period']);
    await refused(lower, { kind: 'notices', days: 60 }, keepingErrors['not-topmost']);
    await refused(chair, { kind: 'access-log', days: 1999 }, keepingErrors['only-longer']);
    await expect(choose(auditor, 'notices', 60)).rejects.toMatchObject({ code: 'http/not-allowed' });
    expect(recorder.missing(endpoints)).toEqual([]);
    await world.asSystem('job', (ctx) => chooseRetention(ctx, 'access-log', 1095));
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
