import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scale, seed } from '#platform/testkit/laws/random-runs.ts';
import { makeTestFolder } from '#platform/testkit/test-folder.ts';
import { posterCode } from '../fuzz/demo-callers.ts';
import { rollDice } from '../fuzz/dice.ts';
import { startServer, type RunningServer } from '../running-server.ts';
import { openOwnDatabase, type OwnDatabase } from './kill-database.ts';
import { createLoad, type Load } from './submission-load.ts';

/** Whom a round kills. The schedule is drawn from the run's seed. */
type Victim = 'database' | 'server' | 'both';

const AT_ONCE = 6;
const PATIENCE_MS = 60_000;

let folder: string;
let server: RunningServer;
beforeAll(async () => {
  folder = await makeTestFolder('zhijia-kill-');
  server = await startServer(folder);
}, 120_000);
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const newLoad = (): Load => createLoad({ urlNow: () => server.url, code: posterCode(server), lastWords: () => server.said().slice(-3000) });

async function kill(victim: Victim): Promise<void> {
  const database = await openOwnDatabase(folder);
  await database.close();
  if (victim !== 'server') await database.kill();
  if (victim === 'database') return;
  await server.kill();
  server = await startServer(folder);
}

/** A connection to the database as it is after a kill: it may still be coming back. */
async function reopen(): Promise<OwnDatabase> {
  for (let round = 0; ; round += 1) {
    try {
      return await openOwnDatabase(folder);
    } catch (error) {
      if (round > 200) throw error;
      await sleep(100);
    }
  }
}

type Found = { readonly id: string; readonly caseNumber: string; readonly events: number; readonly steps: number };

/** What the database holds of the cases that were sent: the row, its journal event and its first step. */
async function found(database: OwnDatabase, load: Load): Promise<readonly Found[]> {
  const ids = load.sent.map((one) => one.appealId);
  return database.sql<Found[]>`
    select a.id, a.case_number as "caseNumber",
      (select count(*)::int from journal_event e where e.subject_id = a.id and e.type = 'appeals.appealSubmitted') as events,
      (select count(*)::int from appeals_step s where s.appeal_id = a.id) as steps
    from appeals_appeal a where a.id = any(${ids}::uuid[])`;
}

/** Kills the database behind a dozen answers; how many of them it has forgotten. */
async function countLost(): Promise<number> {
  const before = await reopen();
  const load = newLoad();
  load.start(AT_ONCE);
  await load.untilAnswered(12, PATIENCE_MS);
  const answered = load.sent.filter((one) => one.caseNumber !== undefined).map((one) => one.appealId);
  await before.close();
  await before.kill();
  const after = await reopen();
  const there = new Set((await found(after, load)).map((row) => row.id));
  await load.stop(PATIENCE_MS);
  await after.close();
  return answered.filter((id) => !there.has(id)).length;
}

describe('kill -9 under a load of appeals', { timeout: 300_000 * scale }, () => {
  test('R1 R2 every acknowledged appeal is there once; the ones in doubt are answered under the same key', async () => {
    const dice = rollDice(seed);
    const victims: Victim[] = ['database', 'server', ...Array.from({ length: 5 * scale - 2 }, () => dice.pick<Victim>(['database', 'database', 'both', 'server']))];
    const load = newLoad();
    load.start(AT_ONCE);
    for (const victim of victims) {
      await load.untilAnswered(8 + dice.below(12), PATIENCE_MS);
      await sleep(dice.below(200));
      await kill(victim);
    }
    await load.untilAnswered(8, PATIENCE_MS);
    await load.stop(PATIENCE_MS);
    const database = await reopen();
    const rows = new Map((await found(database, load)).map((row) => [row.id, row]));
    const [orphans] = await database.sql<{ count: number }[]>`
      select count(*)::int as count from appeals_step s where not exists (select 1 from appeals_appeal a where a.id = s.appeal_id)`;
    await database.close();
    const line = `SEED=${seed}; ${victims.join(' ')}; ${load.sent.length} sent, ${load.sent.filter((one) => one.tries > 1).length} of them tried again`;
    process.stdout.write(`${line}\n`);
    // Each was answered in the end, with the number that its one row bears.
    expect(load.sent.map((one) => rows.get(one.appealId)?.caseNumber), line).toEqual(load.sent.map((one) => one.caseNumber));
    expect(new Set(load.sent.map((one) => one.caseNumber)).size).toBe(load.sent.length);
    expect([...rows.values()].filter((row) => row.events !== 1 || row.steps !== 1), line).toEqual([]);
    expect(orphans?.count).toBe(0);
    // Without a try in doubt nothing would have been shown.
    expect(load.sent.filter((one) => one.tries > 1).length).toBeGreaterThan(0);
  });

  test('control: a database that does not wait for its disk loses acknowledged appeals', async () => {
    const before = await openOwnDatabase(folder);
    // Commits are answered from memory, and what is in memory is written out every ten seconds at the earliest.
    for (const [name, value] of [['synchronous_commit', 'off'], ['wal_writer_delay', '10s'], ['wal_writer_flush_after', '1GB']] as const) {
      await before.sql.unsafe(`alter system set ${name} = '${value}'`);
    }
    await before.sql`select pg_reload_conf()`;
    await before.close();
    await sleep(500);
    // Few commits carry many appeals: that one of them falls into the ten seconds may take more than one kill on a busy machine.
    let lost = 0;
    for (let round = 0; round < 4 && lost === 0; round += 1) lost = await countLost();
    expect(lost, `SEED=${seed}`).toBeGreaterThan(0);
  });
});
