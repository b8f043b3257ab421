import { afterAll, beforeAll, expect, test } from 'vitest';
import { consumers } from '#apps/server/background.ts';
import { manifests } from '#apps/server/manifests.ts';
import { openDatabase, type Database } from '#platform/db/database.ts';
import { rebuildFigures } from '#platform/figures/consumer.ts';
import { drainTail } from '#platform/journal/tail.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { seededRandom } from '#platform/kernel/random.ts';
import { foundRoot, historySteps as orgsSteps, officesOf } from '#platform/orgs/test/random-history.ts';
import { playHistory, startHistory, type History } from '#platform/testkit/laws/history.ts';
import { scale, seed } from '#platform/testkit/laws/random-runs.ts';
import { addTestPorts } from '#platform/testkit/test-ports.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { endpoints } from '../contract.ts';
import { FIGURE_KINDS } from '../rules/figures.ts';
import { TOPICS } from '../wire.ts';
import { beginCase, historySteps } from './random-history.ts';

const PERIOD = { from: toPlainDate('2026-03-01'), to: toPlainDate('2027-12-31') };

let world: TestWorld;
let aside: Database;
const histories: History[] = [];
beforeAll(async () => {
  world = await openTestWorld(manifests);
  aside = openDatabase(world.appUrl, { connections: 2 });
  addTestPorts(world.house, aside);
  for (let number = 1; number <= 4 * scale; number += 1) {
    const history = startHistory(world, seededRandom(`${seed}:figures:${number}`), new Map());
    await foundRoot(history, number);
    await beginCase(history);
    await playHistory(history, [...historySteps, ...historySteps, ...orgsSteps], 90);
    histories.push(history);
  }
  await settle();
}, 120_000 * scale);
afterAll(async () => {
  await aside.close();
  await world.close();
});

const settle = async () => { for (const consumer of consumers(world.house)) await drainTail(world.db, world.clock, consumer); };

/** All pages of the list behind a figure. */
async function listed(history: History, view: (typeof FIGURE_KINDS)[number] | 'open', unionId: string, topic?: (typeof TOPICS)[number]): Promise<string[]> {
  const actor = await world.actorOf(officesOf(history)[0]?.personId ?? (() => { throw new Error('no chair'); })());
  const found: string[] = [];
  let before: { appealId: string } | undefined;
  do {
    const page = await world.call(endpoints.listAppeals, actor, {
      view, unionId, receivedFrom: PERIOD.from, receivedTo: PERIOD.to, ...(topic === undefined ? {} : { topic }), ...(before === undefined ? {} : { before }),
    });
    found.push(...page.appeals.map((one) => one.appealId));
    before = page.next ?? undefined;
  } while (before !== undefined);
  expect(new Set(found).size).toBe(found.length);
  return found;
}

async function expectListsBehindFigures(): Promise<number> {
  let cases = 0;
  for (const history of histories) {
    const actor = await world.actorOf(officesOf(history)[0]?.personId ?? (() => { throw new Error('no chair'); })());
    for (const unionId of history.unions.slice(0, 3)) {
      const figures = await world.call(endpoints.readFigures, actor, { unionId, ...PERIOD });
      cases += figures.whole.received;
      for (const kind of [...FIGURE_KINDS, 'open'] as const) {
        expect((await listed(history, kind, unionId)).length, `${kind} of ${figures.unionName}`).toBe(figures.whole[kind]);
        for (const { topic, figures: ofTopic } of figures.byTopic) {
          if (ofTopic.received > 0) expect((await listed(history, kind, unionId, topic)).length, `${kind} ${topic}`).toBe(ofTopic[kind]);
        }
      }
      const sum = (kind: (typeof FIGURE_KINDS)[number]) => figures.byTopic.reduce((all, one) => all + one.figures[kind], 0);
      for (const kind of FIGURE_KINDS) expect(sum(kind)).toBe(figures.whole[kind]);
    }
  }
  return cases;
}

test('after random histories every figure opens a list of just so many cases, for every union, kind and topic', async () => {
  expect(await expectListsBehindFigures()).toBeGreaterThan(10);
});

test('figures counted anew from the journal are the same', async () => {
  const cells = () => world.ownerDb.pool<{ row: string }[]>`select to_jsonb(f)::text as row from figures_day f where f.n <> 0 order by 1`;
  const folds = () => world.ownerDb.pool<{ row: string }[]>`select to_jsonb(f)::text as row from figures_fold f where f.n <> 0 order by 1`;
  const before = [await cells(), await folds()];
  await rebuildFigures(world.db, world.clock);
  await settle();
  expect([await cells(), await folds()]).toEqual(before);
});
