import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scale } from '#platform/testkit/laws/random-runs.ts';
import { makeTestFolder } from '#platform/testkit/test-folder.ts';
import { readSettings } from '../../settings.ts';
import { withHouse } from '../../with-house.ts';
import { startServer, type RunningServer } from '../running-server.ts';
import { makeMembers, offerTo, type Members } from '../signup-crowd.ts';
import { openOwnDatabase, type OwnDatabase } from './kill-database.ts';
import { startPressing, type Pressed, type PressLoad } from './press-load.ts';

/** `npm run test:long` sends fifty thousand presses past ten kills of the server and two of the database. */
const isLong = scale >= 10;
const PEOPLE = isLong ? 47_620 : 2_000;
const VICTIMS = isLong ? [...Array.from({ length: 12 }, (_, turn) => (turn === 3 || turn === 8 ? 'database' as const : 'server' as const))] : ['server', 'database'] as const;
const PLACES = PEOPLE / 4;
const WAITING = PEOPLE / 2;
const AT_ONCE = isLong ? 200 : 50;
const PATIENCE_MS = 60_000;
const BARE = { ZHIJIA_DEMO: '0' };

let folder: string;
let server: RunningServer;
let members: Members;
beforeAll(async () => {
  folder = await makeTestFolder('zhijia-kill-crowd-');
  server = await startServer(folder, BARE);
  members = await beside((open) => makeMembers(open, PEOPLE));
}, 240_000);
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** As a command of the CLI works beside a running server. */
const beside = <T>(work: Parameters<typeof withHouse<T>>[1]): Promise<T> => withHouse({ ...readSettings({ ...BARE }), dataDirectory: folder }, work);
const offer = () => beside((open) => offerTo(open, members.unionId, { places: PLACES, waitingPlaces: WAITING }));
const press = (offerId: string): PressLoad => startPressing({ urlNow: () => server.url, tokens: members.tokens, offerId, atOnce: AT_ONCE });

async function kill(victim: 'database' | 'server'): Promise<void> {
  if (victim === 'server') {
    await server.kill();
    server = await startServer(folder, BARE);
    return;
  }
  const database = await reopen();
  await database.close();
  await database.kill();
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

type Row = { readonly personId: string; readonly state: string; readonly position: number };
const personOf = ({ person }: Pressed): string => members.people[person] ?? '';

async function rowsOf(offerId: string): Promise<{ readonly rows: readonly Row[]; readonly journalled: number; readonly taken: number }> {
  const database = await reopen();
  const rows = await database.sql<Row[]>`select e.person_id as "personId", e.state, e.position from signup_entry e where e.offer_id = ${offerId} order by e.position`;
  const [sums] = await database.sql<{ journalled: number; taken: number }[]>`
    select (select sum(jsonb_array_length(j.body -> 'entries'))::int from journal_event j where j.type = 'signup.entriesSettled' and j.subject_id = ${offerId}) as journalled,
      (select s.taken from signup_share s where s.offer_id = ${offerId}) as taken`;
  await database.close();
  return { rows, journalled: sums?.journalled ?? 0, taken: sums?.taken ?? 0 };
}

/** Who was told that they are in, and are not. */
function lostOf(load: PressLoad, rows: readonly Row[]): readonly Pressed[] {
  const states = new Map(rows.map(({ personId, state }) => [personId, state]));
  return load.pressed.filter((one) => ['placed', 'waiting'].includes(one.told ?? '') && states.get(personOf(one)) !== one.told);
}

describe(`kill -9 under a crowd that signs up (${PEOPLE} people)`, { timeout: 300_000 * scale }, () => {
  test('exactly the places are sold, nobody is in twice, and whoever was told that they are in is in', async () => {
    const offerId = await offer();
    const load = press(offerId);
    for (const [turn, victim] of VICTIMS.entries()) {
      await load.untilAnswered(load.pressed.length * (turn + 1) / (VICTIMS.length + 1), PATIENCE_MS);
      await kill(victim);
    }
    await load.untilAnswered(load.pressed.length, PATIENCE_MS);
    await load.stop();
    const { rows, journalled, taken } = await rowsOf(offerId);
    const again = load.pressed.filter(({ tries }) => tries > 1).length;
    process.stdout.write(`${VICTIMS.join(' ')}; ${load.pressed.length} presses, ${again} of them tried again, ${rows.length} in\n`);
    const count = (state: string) => rows.filter((row) => row.state === state).length;
    expect([count('placed'), count('waiting'), rows.length]).toEqual([PLACES, WAITING, PLACES + WAITING]);
    expect(new Set(rows.map(({ personId }) => personId)).size).toBe(rows.length);
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, index) => index + 1));
    expect([journalled, taken]).toEqual([rows.length, PLACES]);
    expect(lostOf(load, rows)).toEqual([]);
    const inside = new Set(rows.map(({ personId }) => personId));
    expect(load.pressed.filter((one) => !inside.has(personOf(one)) && one.told !== 'signup/full')).toEqual([]);
    // Without a try in doubt nothing would have been shown.
    expect(again).toBeGreaterThan(0);
  });

  test('control: a database that does not wait for its disk forgets people who were told that they are in', async () => {
    const before = await reopen();
    for (const [name, value] of [['synchronous_commit', 'off'], ['wal_writer_delay', '10s'], ['wal_writer_flush_after', '1GB']] as const) {
      await before.sql.unsafe(`alter system set ${name} = '${value}'`);
    }
    await before.sql`select pg_reload_conf()`;
    await before.close();
    await sleep(500);
    let lost = 0;
    for (let round = 0; round < 4 && lost === 0; round += 1) {
      const offerId = await offer();
      const load = press(offerId);
      await load.untilAnswered(300, PATIENCE_MS);
      await kill('database');
      await load.stop();
      lost = lostOf(load, (await rowsOf(offerId)).rows).length;
    }
    expect(lost).toBeGreaterThan(0);
  });
});
