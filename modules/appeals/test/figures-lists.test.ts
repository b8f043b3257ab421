import { afterAll, beforeAll, expect, test } from 'vitest';
import { consumers } from '#apps/server/background.ts';
import { manifests } from '#apps/server/manifests.ts';
import type { Actor } from '#platform/access/actor.ts';
import { openDatabase, type Database } from '#platform/db/database.ts';
import { rebuildFigures } from '#platform/figures/consumer.ts';
import { drainTail } from '#platform/journal/tail.ts';
import { toPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import { newId, randomBelow, seededRandom } from '#platform/kernel/random.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { foundRoot, historySteps as orgsSteps, officesOf } from '#platform/orgs/test/random-history.ts';
import { attempt, chance, playHistory, startHistory, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { scale, seed } from '#platform/testkit/laws/random-runs.ts';
import { addTestPorts } from '#platform/testkit/test-ports.ts';
import { openTestWorld, TEST_START, type TestWorld } from '#platform/testkit/test-world.ts';
import { endpoints } from '../contract.ts';
import { firstClosingBucket } from '../rules/histogram.ts';
import { listStepsOf } from '../store/appeals.ts';
import { CALL_BACK_KINDS, FIGURE_KINDS, SOURCES, TOPICS, type FigureKind } from '../wire.ts';
import { beginCase, historySteps } from './random-history.ts';
import { known } from './random-known.ts';

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
    await playHistory(history, { all: [...historySteps, ...orgsSteps], favourites: [...historySteps, wholeLife, wholeLife] }, 90);
    histories.push(history);
  }
  await settle();
}, 120_000 * scale);
afterAll(async () => {
  await aside.close();
  await world.close();
});

/** Random steps seldom bring a case to its end: here everybody tries, so that whoever holds it gets through. */
const wholeLife: HistoryStep = {
  name: 'a whole life', weight: 3,
  async take(history) {
    await historySteps.find((step) => step.name === 'send an appeal')?.take(history);
    const one = known(history).cases.at(-1);
    if (one === undefined) return;
    const { appealId } = one;
    const isAnswered = chance(history, 2);
    for (const office of officesOf(history)) {
      const officer = await world.actorOf(office.personId);
      await attempt(history, endpoints.acceptAppeal, officer, { appealId });
      if (isAnswered) await attempt(history, endpoints.answerAppeal, officer, { appealId, text: '已经联系企业' });
      await attempt(history, endpoints.closeAppeal, officer, { appealId, result: '已经办结' });
    }
    if (chance(history, 3)) return;
    const worker: Actor = { kind: 'receipt', caseId: appealId, sessionId: newId(world.house) };
    await attempt(history, endpoints.rateAppeal, worker, { appealId, isSolved: !chance(history, 3), score: 1 + randomBelow(history.random, 5) });
  },
};

const settle = async () => { for (const consumer of consumers(world.house)) await drainTail(world.db, world.clock, consumer); };

type Narrowed = { readonly topic?: (typeof TOPICS)[number]; readonly source?: (typeof SOURCES)[number]; readonly receivedFrom?: PlainDate; readonly receivedTo?: PlainDate; readonly hours?: number };

/** All pages of the list behind a figure. */
async function listed(actor: Actor, view: FigureKind, unionId: string, narrowed: Narrowed = {}): Promise<string[]> {
  const found: string[] = [];
  let before: { appealId: string } | undefined;
  do {
    const page = await world.call(endpoints.listAppeals, actor, {
      view, unionId, receivedFrom: PERIOD.from, receivedTo: PERIOD.to, ...narrowed, ...(before === undefined ? {} : { before }),
    });
    found.push(...page.appeals.map((one) => one.appealId));
    before = page.next ?? undefined;
  } while (before !== undefined);
  expect(new Set(found).size).toBe(found.length);
  return found;
}

/** All pages of the calls behind a number. */
async function called(actor: Actor, kind: (typeof CALL_BACK_KINDS)[number], unionId: string, days: { readonly from: PlainDate; readonly to: PlainDate }): Promise<string[]> {
  const found: string[] = [];
  let after: { callBackId: string } | undefined;
  do {
    const page = await world.call(endpoints.listCalled, actor, { unionId, ...days, kind, ...(after === undefined ? {} : { after }) });
    found.push(...page.calls.map((one) => one.callBackId));
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(new Set(found).size).toBe(found.length);
  return found;
}

/** Leads everything of a history and is excluded from nothing: figures count cases that a list keeps from whom they are about. */
async function onlooker(history: History): Promise<Actor> {
  const root = await world.asSystem('setup', (ctx) => findUnion(ctx.tx, history.unions[0] ?? ''));
  if (root === undefined) throw new Error('no root');
  const personId = newId<'person'>(world.house);
  return {
    kind: 'person', personId, sessionId: newId(world.house), factorAt: world.clock.now(),
    grants: [{
      id: newId<'grant'>(world.house), personId, unionId: root.id, orgPath: root.path, linePath: root.linePath ?? root.path, role: 'chair',
      hasSubtree: true, validUntil: null,
    }],
  };
}

/** Of these cases those that were closed, and not joined to another when they were closed for the first time. */
async function countFirstClosings(appealIds: readonly string[]): Promise<number> {
  const steps = Map.groupBy(await world.asSystem('job', ({ tx }) => listStepsOf(tx, appealIds)), (step) => step.appealId);
  return [...steps.values()].filter((ofCase) => firstClosingBucket(ofCase, TEST_START) !== null).length;
}

async function expectListsBehindFigures(): Promise<ReadonlyMap<string, number>> {
  const seen = new Map<string, number>();
  for (const history of histories) {
    const actor = await onlooker(history);
    for (const unionId of history.unions.slice(0, 3)) {
      const figures = await world.call(endpoints.readFigures, actor, { unionId, ...PERIOD });
      const { counts } = figures.whole;
      for (const kind of FIGURE_KINDS) {
        seen.set(kind, (seen.get(kind) ?? 0) + counts[kind]);
        expect((await listed(actor, kind, unionId)).length, `${kind} of ${figures.unionName}`).toBe(counts[kind]);
        for (const { topic, figures: ofTopic } of figures.byTopic) {
          if (ofTopic.counts.received > 0) expect((await listed(actor, kind, unionId, { topic })).length, `${kind} ${topic}`).toBe(ofTopic.counts[kind]);
        }
        expect(figures.byTopic.reduce((all, one) => all + one.figures.counts[kind], 0)).toBe(counts[kind]);
      }
      for (const { source, received, closed } of figures.bySource) {
        expect([await listed(actor, 'received', unionId, { source }), await listed(actor, 'closed', unionId, { source })].map((list) => list.length)).toEqual([received, closed]);
      }
      for (const { from, to, received, closed } of figures.trend) {
        if (received === 0) continue;
        const days = { receivedFrom: from, receivedTo: to };
        expect([await listed(actor, 'received', unionId, days), await listed(actor, 'closed', unionId, days)].map((list) => list.length)).toEqual([received, closed]);
      }
      expect(figures.trend.reduce((all, part) => all + part.received, 0)).toBe(counts.received);
      for (const [hours, count] of figures.hourCounts.entries()) {
        if (count > 0) expect((await listed(actor, 'received', unionId, { hours })).length, `bucket ${hours} of ${figures.unionName}`).toBe(count);
        seen.set('hours', (seen.get('hours') ?? 0) + count);
      }
      for (const kind of CALL_BACK_KINDS) {
        seen.set(kind, (seen.get(kind) ?? 0) + figures.callBacks[kind]);
        expect((await called(actor, kind, unionId, PERIOD)).length, `${kind} of ${figures.unionName}`).toBe(figures.callBacks[kind]);
      }
      expect(figures.hourCounts.reduce((all, count) => all + count, 0), `hours of ${figures.unionName}`).toBe(await countFirstClosings(await listed(actor, 'received', unionId)));
    }
  }
  return seen;
}

test('after random histories every figure opens a list of just so many cases, for every union, kind, topic, source and part of the period', async () => {
  const seen = await expectListsBehindFigures();
  expect(seen.get('received')).toBeGreaterThan(10);
  // Histories in which nothing of a kind happens would prove nothing about it.
  for (const kind of ['accountable', 'open', 'closed', 'finished', 'settled', 'rated', 'hours', 'offered', 'reached', 'solved'] as const) expect(seen.get(kind), kind).toBeGreaterThan(0);
}, 120_000 * scale);

test('figures counted anew from the journal are the same', async () => {
  const cells = () => world.ownerDb.pool<{ row: string }[]>`select to_jsonb(f)::text as row from figures_day f where f.n <> 0 order by 1`;
  const folds = () => world.ownerDb.pool<{ row: string }[]>`select to_jsonb(f)::text as row from figures_fold f where f.n <> 0 order by 1`;
  const before = [await cells(), await folds()];
  await rebuildFigures(world.db, world.clock);
  await settle();
  expect([await cells(), await folds()]).toEqual(before);
});
