import { z } from 'zod';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '#platform/kernel/app-error.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import type { TestWorld } from '#platform/testkit/test-world.ts';
import { enqueue } from '../enqueue.ts';
import { forgetDoneJobs } from '../forget-done-jobs.ts';
import { defineJob, defineRecurringJob, type Job } from '../job.ts';
import { LONGEST_JOB_PAUSE, MAX_ATTEMPTS } from '../rules/back-off.ts';
import { createRunner, type Runner } from '../runner.ts';
import { LEASE_MS } from '../run-jobs.ts';
import { claimJob, holdJob, listStuckJobs } from '../store/jobs.ts';
import { countEffects, makeEffectTable, openFloor } from './floor.ts';

let world: TestWorld;
let runners: Runner[];

beforeEach(async () => {
  world = await openFloor();
  await makeEffectTable(world);
  runners = [];
});
afterEach(async () => {
  await Promise.all(runners.map((runner) => runner.stop()));
  await world.close();
});

/** A runner that looks only when it is woken. */
function startRunner(...jobs: readonly Job[]): Runner {
  const runner = createRunner({ db: world.db, house: world.house, consumers: [], jobs, every: 3_600_000 });
  runners.push(runner);
  return runner;
}

const mark = defineJob('probe.mark', z.object({ what: z.string() }), async ({ tx }, { what }) => {
  await tx`insert into probe_effect (what) values (${what})`;
});

function leave(name: string, payload: { readonly [key: string]: string | number }, runAt?: Date) {
  return world.asSystem('setup', (ctx) => enqueue(ctx, name, payload, runAt));
}

async function readJobs() {
  return world.ownerDb.pool<{ attempts: number; code: string | null; runAt: Date; isDone: boolean }[]>`
    select j.attempts, j.last_error_code as code, j.run_at as "runAt", j.done_at is not null as "isDone"
    from jobs_job j order by j.run_at, j.id`;
}

describe('a job', () => {
  test('is there when its transaction commits, and not when it rolls back', async () => {
    await leave('probe.mark', { what: 'kept' });
    await expect(world.asSystem('setup', async (ctx) => {
      await enqueue(ctx, 'probe.mark', { what: 'lost' });
      throw new Error('changed my mind');
    })).rejects.toThrow('changed my mind');
    await startRunner(mark).settle();
    expect(await countEffects(world)).toEqual(new Map([['kept', 1]]));
    expect(await readJobs()).toEqual([expect.objectContaining({ attempts: 1, isDone: true, code: null })]);
  });
  test('waits until it is due', async () => {
    const runner = startRunner(mark);
    await leave('probe.mark', { what: 'later' }, new Date(world.clock.now().getTime() + 60_000));
    await runner.settle();
    expect(await countEffects(world)).toEqual(new Map());
    world.clock.advance(60_000);
    await runner.settle();
    expect(await countEffects(world)).toEqual(new Map([['later', 1]]));
  });
  test('of two hundred is done once by four runners at once', async () => {
    for (let n = 0; n < 200; n += 1) await leave('probe.mark', { what: `job ${n}` });
    await Promise.all([1, 2, 3, 4].map(() => startRunner(mark).settle()));
    const effects = await countEffects(world);
    expect(effects.size).toBe(200);
    expect([...effects.values()].every((times) => times === 1)).toBe(true);
    expect((await readJobs()).every((job) => job.isDone && job.attempts === 1)).toBe(true);
  });
  test('that this process does not know is left to one that does', async () => {
    await leave('probe.mark', { what: 'newer' });
    await startRunner(defineJob('probe.other', z.object({}), async () => {})).settle();
    expect(await readJobs()).toEqual([expect.objectContaining({ attempts: 0, isDone: false })]);
    await startRunner(mark).settle();
    expect(await countEffects(world)).toEqual(new Map([['newer', 1]]));
  });
  test('runs in the reach "job", answers nobody, and may leave its next piece', async () => {
    const pieces = defineJob('probe.pieces', z.object({ left: z.int() }), async (ctx, { left }) => {
      expect(ctx.actor).toEqual({ kind: 'system', name: 'job' });
      expect(() => ctx.answer.clearSession()).toThrow(TypeError);
      await ctx.tx`insert into probe_effect (what) values (${`piece ${left}`})`;
      if (left > 1) await enqueue(ctx, 'probe.pieces', { left: left - 1 });
    });
    await leave('probe.pieces', { left: 3 });
    await startRunner(pieces).settle();
    expect(await countEffects(world)).toEqual(new Map([['piece 3', 1], ['piece 2', 1], ['piece 1', 1]]));
  });
});

describe('a job that fails', () => {
  test('leaves nothing behind, rests longer each time, and is done once in the end', async () => {
    let failures = 3;
    const shaky = defineJob('probe.shaky', z.object({}), async ({ tx }) => {
      await tx`insert into probe_effect (what) values ('shaky')`;
      if (failures-- > 0) throw new AppError(generalErrors.busy);
    });
    await leave('probe.shaky', {});
    const runner = startRunner(shaky);
    for (const pause of [5_000, 10_000, 20_000]) {
      await runner.settle();
      expect(await countEffects(world)).toEqual(new Map());
      const [job] = await readJobs();
      expect(job).toMatchObject({ code: 'http/busy', isDone: false });
      expect((job?.runAt.getTime() ?? 0) - world.clock.now().getTime()).toBe(pause);
      world.clock.advance(pause);
    }
    await runner.settle();
    expect(await countEffects(world)).toEqual(new Map([['shaky', 1]]));
    expect(await readJobs()).toEqual([expect.objectContaining({ attempts: 4, isDone: true })]);
  });
  test('for the last time is left alone and shown, with a code and never a message', async () => {
    await leave('probe.mark', { wrong: 'a name that nobody should see' });
    const runner = startRunner(mark);
    for (let n = 0; n < MAX_ATTEMPTS + 3; n += 1) {
      await runner.settle();
      world.clock.advance(LONGEST_JOB_PAUSE);
    }
    expect(await readJobs()).toEqual([expect.objectContaining({ attempts: MAX_ATTEMPTS, isDone: false, code: 'ZodError' })]);
    expect(await world.asSystem('job', ({ tx }) => listStuckJobs(tx, MAX_ATTEMPTS)))
      .toEqual([{ name: 'probe.mark', errorCode: 'ZodError', count: 1 }]);
  });
  test('does not hold up the others', async () => {
    const broken = defineJob('probe.broken', z.object({}), async () => { throw new Error('always'); });
    await leave('probe.broken', {});
    await leave('probe.mark', { what: 'after it' });
    await startRunner(broken, mark).settle();
    expect(await countEffects(world)).toEqual(new Map([['after it', 1]]));
  });
});

describe('a claim', () => {
  const names = ['probe.mark'];
  const claim = (until: number) => world.asSystem('job', ({ tx }) => claimJob(tx, {
    names, now: world.clock.now(), until: new Date(world.clock.now().getTime() + until), maxAttempts: MAX_ATTEMPTS,
  }));
  test('that was overtaken cannot do the work a second time', async () => {
    await leave('probe.mark', { what: 'once' });
    const slow = await claim(LEASE_MS);
    expect(await claim(LEASE_MS)).toBeUndefined();
    world.clock.advance(LEASE_MS);
    await startRunner(mark).settle();
    expect(await countEffects(world)).toEqual(new Map([['once', 1]]));
    if (slow === undefined) throw new Error('not claimed');
    expect(await world.asSystem('job', ({ tx }) => holdJob(tx, slow))).toBe(false);
    // The control: without the fence, the same claim would still find its row.
    const unfenced = await world.ownerDb.pool`select j.id from jobs_job j where j.id = ${slow.id}`;
    expect(unfenced).toHaveLength(1);
  });
  test('whose work takes longer than its lease is not taken by others while its transaction lives', async () => {
    await leave('probe.mark', { what: 'long' });
    const long = await claim(LEASE_MS);
    if (long === undefined) throw new Error('not claimed');
    await world.asSystem('job', async ({ tx }) => {
      expect(await holdJob(tx, long)).toBe(true);
      world.clock.advance(LEASE_MS * 10);
      expect(await claim(LEASE_MS)).toBeUndefined();
    });
    // The control: once that transaction has ended without finishing, the job is free.
    expect(await claim(LEASE_MS)).toMatchObject({ id: long.id, attempt: 2 });
  });
});

describe('a recurring job', () => {
  const hourly = defineRecurringJob('probe.hourly', 60, async ({ tx }) => {
    await tx`insert into probe_effect (what) values ('hour')`;
  });
  test('comes round once per period, whatever the number of processes', async () => {
    const processes = [1, 2, 3, 4].map(() => startRunner(hourly));
    const settleAll = () => Promise.all(processes.map((runner) => runner.settle()));
    for (const hours of [1, 2, 3]) {
      await settleAll();
      await settleAll();
      expect(await countEffects(world)).toEqual(new Map([['hour', hours]]));
      world.clock.advance(3_600_000);
    }
  });
  test('does not make up for the time when nobody ran', async () => {
    await startRunner(hourly).settle();
    world.clock.advance(100 * 3_600_000);
    await startRunner(hourly).settle();
    expect(await countEffects(world)).toEqual(new Map([['hour', 2]]));
  });
  test('forgets done jobs after three days and keeps those that were not done', async () => {
    await leave('probe.mark', { what: 'old' });
    await leave('probe.unknown', {});
    await startRunner(mark).settle();
    world.clock.advance(4 * 24 * 3_600_000);
    await leave('probe.mark', { what: 'new' });
    await startRunner(mark, forgetDoneJobs).settle();
    const left = await world.ownerDb.pool<{ name: string }[]>`select j.name from jobs_job j order by j.name`;
    expect(left.map((row) => row.name)).toEqual(['jobs.forgetDone', 'probe.mark', 'probe.unknown']);
  });
});

describe('a runner', () => {
  test('takes two jobs of one name for a mistake', () => {
    expect(() => startRunner(mark, mark)).toThrow(TypeError);
  });
  test('that is stopped has finished what it was doing, and begins nothing more', async () => {
    let open = () => {};
    const passed = new Promise<void>((resolve) => { open = resolve; });
    let inside = () => {};
    const entered = new Promise<void>((resolve) => { inside = resolve; });
    const slow = defineJob('probe.slow', z.object({}), async ({ tx }) => {
      inside();
      await passed;
      await tx`insert into probe_effect (what) values ('slow')`;
    });
    await leave('probe.slow', {});
    await leave('probe.slow', {});
    const runner = startRunner(slow);
    await entered;
    const stopped = runner.stop();
    open();
    await stopped;
    expect(await countEffects(world)).toEqual(new Map([['slow', 1]]));
    runner.wake();
    await runner.settle();
    expect((await readJobs()).map((job) => job.isDone).toSorted()).toEqual([false, true]);
  });
});
