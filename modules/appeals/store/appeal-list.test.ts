import { afterAll, beforeAll, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { reachSettings, unionReach, type Reach } from '#platform/access/reach.ts';
import { listGrantsOf } from '#platform/access/store/grants.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { seededRandom } from '#platform/kernel/random.ts';
import { foundRoot, historySteps as orgsSteps, officesOf } from '#platform/orgs/test/random-history.ts';
import { playHistory, startHistory } from '#platform/testkit/laws/history.ts';
import { scale, seed } from '#platform/testkit/laws/random-runs.ts';
import { addTestPorts } from '#platform/testkit/test-ports.ts';
import { openDatabase, type Database } from '#platform/db/database.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { beginCase, historySteps } from '../test/random-history.ts';
import { listAppealsInReach, PAGE, type ListFilter } from './appeal-list.ts';

const WHOLE: ListFilter = {
  view: 'all', union: undefined, topic: undefined, source: undefined, receivedFrom: undefined, receivedTo: undefined, before: undefined,
  today: toPlainDate('2026-03-09'),
};

let world: TestWorld;
let aside: Database;
const reaches: Reach[] = [];
beforeAll(async () => {
  world = await openTestWorld(manifests);
  aside = openDatabase(world.appUrl, { connections: 2 });
  addTestPorts(world.house, aside);
  for (let number = 1; number <= 4 * scale; number += 1) {
    const history = startHistory(world, seededRandom(`${seed}:newest:${number}`), new Map());
    await foundRoot(history, number);
    await beginCase(history);
    await playHistory(history, { all: [...historySteps, ...orgsSteps], favourites: historySteps }, 60);
    for (const office of officesOf(history)) reaches.push(unionReach(await listGrantsOf(world.db.pool, [office.personId], world.clock.now())));
  }
}, 120_000 * scale);
afterAll(async () => {
  await aside.close();
  await world.close();
});

/** Every case of a reach, newest first, as the owner sees them without any wall or index to help. */
async function allOf(reach: Reach): Promise<string[]> {
  const { pool } = world.ownerDb;
  const within = (column: Fragment, ranges: Reach['unions']) => ranges.reduce(
    (all, range) => pool`${all} or (${column} >= ${range.from} and ${column} < ${range.to})`, pool`false`);
  const rows = await pool<{ id: string }[]>`
    select a.id from appeals_appeal a
    where (${within(pool`a.org_path`, reach.unions)} or ${within(pool`a.line_path`, reach.lines)})
      and not coalesce(${reach.self ?? null}::uuid = any(a.excluded_ids), false)
    order by a.received_at desc, a.id desc`;
  return rows.map((row) => row.id);
}

const flat = (ranges: Reach['unions']) => ranges.flatMap((range) => [range.from, range.to]);
const newest = async (tx: Tx, reach: Reach, given: { few: number; page: number; before?: string }): Promise<string[]> => (await tx<{ id: string }[]>`
  select n.id from appeals_newest(${flat(reach.unions)}::text[], ${flat(reach.lines)}::text[], ${reach.self ?? null}::uuid,
    ${given.before ?? null}::uuid, ${given.few}::integer, ${given.page}::integer) n`).map((row) => row.id);

test('the newest of any reach are the same by either way, page after page, as sorting everything gives', async () => {
  let cases = 0;
  for (const reach of reaches) {
    const all = await allOf(reach);
    cases += all.length;
    await world.db.read(reachSettings(reach), async (tx) => {
      for (const few of [0, 1, 3, 1000]) {
        const paged: string[] = [];
        for (;;) {
          const last = paged.at(-1);
          const page = await newest(tx, reach, { few, page: 3, ...(last === undefined ? {} : { before: last }) });
          paged.push(...page);
          if (page.length < 3) break;
        }
        expect(paged, `ranges of up to ${few} are sorted whole`).toEqual(all);
      }
      expect((await listAppealsInReach(tx, reach, WHOLE)).map((row) => row.id)).toEqual(all.slice(0, PAGE));
    });
  }
  expect(cases).toBeGreaterThan(20);
});

/** Two offices of which the second sees cases that the first does not. */
async function strangers(): Promise<{ reach: Reach; all: string[]; foreign: string }> {
  for (const reach of reaches) {
    const all = await allOf(reach);
    for (const other of reaches) {
      const foreign = (await allOf(other)).find((id) => !all.includes(id));
      if (all.length > 0 && foreign !== undefined) return { reach, all, foreign };
    }
  }
  throw new Error('every office sees the same');
}

test('the second wall stands alone: with ranges of the whole platform, only the reach\'s own are found', async () => {
  const { reach, all } = await strangers();
  for (const few of [0, 1000]) {
    const found = await world.db.read(reachSettings(reach), (tx) =>
      tx<{ id: string }[]>`select n.id from appeals_newest(array['', '~'], array['', '~'], null, null, ${few}::integer, 1000) n`);
    expect(found.map((row) => row.id)).toEqual(all);
    expect(await world.db.read({}, (tx) => newest(tx, reach, { few, page: 1000 }))).toEqual([]);
  }
});

test('a case that is not seen marks no place in time', async () => {
  const { reach, foreign } = await strangers();
  expect(await world.db.read(reachSettings(reach), (tx) => newest(tx, reach, { few: 1000, page: 20, before: foreign }))).toEqual([]);
});
