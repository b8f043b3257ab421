import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { listSettledEvents, listEventsAfter } from '#platform/journal/store/events.ts';
import { stepTail, type Consumer } from '#platform/journal/tail.ts';
import { newId, randomBelow, seededRandom } from '#platform/kernel/random.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { seed } from '#platform/testkit/laws/random-runs.ts';
import type { TestWorld } from '#platform/testkit/test-world.ts';
import { enqueue } from '../enqueue.ts';
import { defineJob } from '../job.ts';
import { LONGEST_READER_PAUSE } from '../rules/back-off.ts';
import { createRunner, type Runner } from '../runner.ts';
import { LEASE_MS } from '../run-jobs.ts';
import { countEffects, makeEffectTable, openFloor, probe } from './floor.ts';

let world: TestWorld;
let second: Database;
let runners: Runner[];
let unionId: UnionId;

beforeEach(async () => {
  world = await openFloor();
  second = openDatabase(world.appUrl, { connections: 4, name: 'second-process' });
  unionId = newId(world.house);
  await makeEffectTable(world);
  runners = [];
});
afterEach(async () => {
  await Promise.all(runners.map((runner) => runner.stop()));
  await second.close();
  await world.close();
});

function startRunner(db: Database, ...consumers: readonly Consumer[]): Runner {
  const runner = createRunner({ db, house: world.house, consumers, jobs: [], every: 3_600_000 });
  runners.push(runner);
  return runner;
}

/** Records so many events, each in a transaction of its own. */
async function tell(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await world.asSystem('setup', (ctx) => record(ctx, [probe(ctx, { unionId })]));
}

/** Writes one effect per event, in the reader's transaction, and is disturbed as a test wants. */
function counting(name: string, disturb: () => void = () => {}): Consumer {
  return {
    name,
    async consume(tx, events) {
      for (const event of events) {
        await tx`insert into probe_effect (what) values (${event.eventId})`;
        disturb();
      }
    },
  };
}

async function effectTimes(): Promise<{ events: number; times: number[] }> {
  const effects = await countEffects(world);
  return { events: effects.size, times: [...new Set(effects.values())] };
}

describe('a reader of the journal', () => {
  test('counts each event once, with two processes and steps that fail at random', async () => {
    const random = seededRandom(seed);
    let failures = 0;
    const shaky = counting('probe', () => {
      if (randomBelow(random, 100) > 0) return;
      failures += 1;
      throw new Error('disturbed');
    });
    const processes = [startRunner(world.db, shaky), startRunner(second, shaky)];
    for (let round = 0; round < 12; round += 1) {
      await Promise.all([tell(40), ...processes.map((runner) => runner.settle())]);
      world.clock.advance(LONGEST_READER_PAUSE);
    }
    await startRunner(world.db, counting('probe')).settle();
    expect(await effectTimes()).toEqual({ events: 480, times: [1] });
    expect(failures).toBeGreaterThan(0);
  });
  test('counts twice when it writes outside its own transaction (the control)', async () => {
    await tell(10);
    // All ten in one step: a transaction of another test in the same cluster may hold the newest back for a moment.
    await expect.poll(async () => (await world.asSystem('tail', ({ tx }) => listSettledEvents(tx, { xid: '0', seq: 0 }, 100))).length).toBe(10);
    let failures = 1;
    const leaky: Consumer = {
      name: 'probe',
      async consume(_tx, events) {
        for (const event of events) await second.pool`insert into probe_effect (what) values (${event.eventId})`;
        if (failures-- > 0) throw new Error('disturbed');
      },
    };
    const runner = startRunner(world.db, leaky);
    await runner.settle();
    world.clock.advance(LONGEST_READER_PAUSE);
    await runner.settle();
    expect(await effectTimes()).toEqual({ events: 10, times: [2] });
  });
  test('that fails rests, is logged by a code, and holds up no other', async () => {
    const logged: unknown[] = [];
    const broken: Consumer = { name: 'broken', consume: async () => { throw new Error('a name that nobody should see'); } };
    const log = { ...world.house.log, error: (fields: unknown) => { logged.push(fields); } };
    const runner = createRunner({
      db: world.db, house: { ...world.house, log }, consumers: [broken, counting('probe')], jobs: [], every: 3_600_000,
    });
    runners.push(runner);
    await tell(3);
    await runner.settle();
    await tell(3);
    await runner.settle();
    expect(await effectTimes()).toEqual({ events: 6, times: [1] });
    expect(logged).toEqual([{ work: 'broken', failures: 1, code: 'Error' }]);
  });
});

describe('an event that commits late', () => {
  test('is read, after later ones have committed before it', async () => {
    let commit = () => {};
    const gate = new Promise<void>((resolve) => { commit = resolve; });
    let hasWritten = () => {};
    const written = new Promise<void>((resolve) => { hasWritten = resolve; });
    const late = world.asSystem('setup', async (ctx) => {
      await record(ctx, [probe(ctx, { unionId, metric: 'late' })]);
      hasWritten();
      await gate;
    });
    await written;
    await tell(3);
    // A reader that goes by sequence number alone takes the three, remembers the last, and has lost the first for ever.
    const naive = await world.asSystem('replay', ({ tx }) => listEventsAfter(tx, 0, 100));
    expect(naive.map((event) => event.body['metric'])).toEqual(['probe.seen', 'probe.seen', 'probe.seen']);
    const consumer = counting('probe');
    expect(await stepTail(world.db, world.clock, consumer)).toBe(0);
    commit();
    await late;
    const missed = await world.asSystem('replay', ({ tx }) => listEventsAfter(tx, naive.at(-1)?.seq ?? 0, 100));
    expect(missed).toEqual([]);
    await startRunner(world.db, consumer).settle();
    expect(await effectTimes()).toEqual({ events: 4, times: [1] });
    const start = { xid: '0', seq: 0 };
    const read = await world.asSystem('tail', ({ tx }) => listSettledEvents(tx, start, 100));
    expect(read.map((event) => event.body['metric'])).toContain('late');
  });
  test('is waited for by settle()', async () => {
    let commit = () => {};
    const gate = new Promise<void>((resolve) => { commit = resolve; });
    let hasBegun = () => {};
    const begun = new Promise<void>((resolve) => { hasBegun = resolve; });
    const open = world.asSystem('setup', async ({ tx }) => {
      await tx`select pg_current_xact_id()`;
      hasBegun();
      await gate;
    });
    await begun;
    await tell(1);
    let isSettled = false;
    const settled = startRunner(world.db, counting('probe')).settle().then(() => { isSettled = true; });
    await tell(1);
    const wasSettled = isSettled;
    commit();
    await Promise.all([open, settled]);
    expect({ wasSettled, ...await effectTimes() }).toEqual({ wasSettled: false, events: 2, times: [1] });
  });
});

describe('a process that is killed', () => {
  /** Starts a process, waits until it has written but not committed, and kills it there. */
  async function killInside(): Promise<void> {
    const file = fileURLToPath(new URL('./hanging-process.ts', import.meta.url));
    const child = spawn(process.execPath, [file, world.appUrl, world.clock.now().toISOString()], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [first] = await once(child.stdout, 'data');
    expect(String(first)).toContain('inside');
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  test('in the middle of a step leaves every event to the next', async () => {
    await tell(5);
    await killInside();
    expect(await countEffects(world)).toEqual(new Map());
    await startRunner(world.db, counting('probe')).settle();
    expect(await effectTimes()).toEqual({ events: 5, times: [1] });
  });
  test('in the middle of a job leaves it to the next, when its lease is over', async () => {
    await world.asSystem('setup', (ctx) => enqueue(ctx, 'probe.hang', {}));
    await killInside();
    const after = defineJob('probe.hang', z.object({}), async ({ tx }) => {
      await tx`insert into probe_effect (what) values ('job')`;
    });
    const runner = createRunner({ db: world.db, house: world.house, consumers: [], jobs: [after], every: 20 });
    runners.push(runner);
    await runner.settle();
    expect(await countEffects(world)).toEqual(new Map());
    world.clock.advance(LEASE_MS);
    await expect.poll(async () => (await countEffects(world)).get('job'), { timeout: 30_000 }).toBe(1);
    await runner.settle();
    expect(await world.ownerDb.pool`select j.attempts, j.done_at is not null as "isDone" from jobs_job j`)
      .toEqual([{ attempts: 2, isDone: true }]);
  });
  test('loses a job that was taken off the queue before it was done (the control)', async () => {
    await world.asSystem('setup', (ctx) => enqueue(ctx, 'probe.hang', {}));
    // What a queue does that hands a job out by deleting it in a transaction of its own.
    const [taken] = await world.ownerDb.pool`delete from jobs_job returning name`;
    expect(taken).toEqual({ name: 'probe.hang' });
    await startRunner(world.db).settle();
    expect(await countEffects(world)).toEqual(new Map());
    expect(await world.ownerDb.pool`select 1 from jobs_job`).toEqual([]);
  });
});
