import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leaveToDatabase, reachSettings, type Reach } from '#platform/access/reach.ts';
import { findCatalogueFaults } from '#platform/db/catalogue.ts';
import { record } from '#platform/journal/journal.ts';
import { stepTail } from '#platform/journal/tail.ts';
import { addDays, toPlainDate } from '#platform/kernel/plain-date.ts';
import { createRunner, type Runner } from '#platform/jobs/runner.ts';
import { found, getUnion, isBelow, lead, openFloor, probe } from '#platform/jobs/test/floor.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import type { TestWorld } from '#platform/testkit/test-world.ts';
import { figuresConsumer, rebuildFigures } from '../consumer.ts';
import type { AskedFigures } from '../store/conditions.ts';
import { figuresAsOf, sumByChildren, sumFigures } from '../store/figures.ts';
import { sumSeries, type SeriesCell } from '../store/series.ts';
import { expectParts, expectSeries, expectWhole, reachOf, withoutZeros, type Counted, type Office } from './tree-model.ts';

const METRICS = ['probe.seen', 'probe.heard', 'probe.felt'];
// Seventy days from here hold two whole months.
const FIRST = toPlainDate('2026-02-20');

let world: TestWorld;
let runner: Runner;
const tree = new Map<string, UnionRow>();
const counted: Counted[] = [];

beforeAll(async () => {
  world = await openFloor();
  runner = createRunner({
    db: world.db, house: world.house, jobs: [], every: 3_600_000, consumers: [figuresConsumer(world.house)],
  });
});
afterAll(async () => {
  await runner.stop();
  await world.close();
});

const pick = (n: number): UnionRow => {
  const all = [...tree.values()];
  const union = all[n % all.length];
  if (union === undefined) throw new Error('the tree is empty');
  return union;
};

async function refreshTree(): Promise<void> {
  await world.asSystem('setup', async (ctx) => {
    for (const id of tree.keys()) tree.set(id, await getUnion(ctx, id));
  });
}

async function foundBelow(parent: UnionRow | undefined): Promise<void> {
  const union = await world.asSystem('setup', (ctx) => found(ctx, parent));
  tree.set(union.id, union);
  await refreshTree();
}

async function countAt(cells: readonly Counted[]): Promise<void> {
  await world.asSystem('setup', (ctx) => record(ctx, cells.map((cell) => probe(ctx, cell))));
  counted.push(...cells);
}

async function dump() {
  const days = await world.ownerDb.pool`
    select f.metric, f.union_id, f.day, f.n, f.org_path, f.line_path from figures_day f where f.n <> 0 order by 1, 2, 3`;
  const fold = await world.ownerDb.pool`
    select w.metric, w.top_path, w.span, w.day, w.n, w.subtree_end from figures_fold w where w.n <> 0 order by 1, 2, 3, 4`;
  return { days, fold };
}

const number = fc.nat(1000);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('found' as const), below: number }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('lead' as const), led: number, leader: number, isRace: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({
    kind: fc.constant('count' as const),
    cells: fc.array(fc.record({
      union: number, metric: fc.constantFrom(...METRICS), day: fc.nat(69), by: fc.integer({ min: -2, max: 4 }),
    }), { minLength: 1, maxLength: 12 }),
  }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('read' as const) }) },
);
const question = fc.record({
  union: number, offices: fc.array(fc.record({ at: number, hasSubtree: fc.boolean() }), { maxLength: 3 }),
  isAtTop: fc.boolean(), metrics: fc.subarray(METRICS, { minLength: 1 }), from: fc.nat(69), days: fc.nat(80),
});

async function take(one: typeof step extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
  if (one.kind === 'found') return foundBelow(one.below % 10 === 0 ? undefined : pick(one.below));
  if (one.kind === 'read') return void await stepTail(world.db, world.clock, figuresConsumer(world.house));
  if (one.kind === 'count') {
    return countAt(one.cells.map(({ union, day, ...cell }) => ({ ...cell, unionId: pick(union).id, day: addDays(FIRST, day) })));
  }
  let racing = Promise.resolve(0);
  await world.asSystem('setup', async (ctx) => {
    const [led, leader] = [pick(one.led), pick(one.leader)];
    if (!isBelow(leader.path, led.path)) await lead(ctx, led, leader);
    // The reader takes a step while the paths are changed and not yet committed; where it meets a rewritten row it waits.
    if (one.isRace) racing = stepTail(world.db, world.clock, figuresConsumer(world.house));
    await Promise.race([racing, pause(30)]);
  });
  await racing;
  await refreshTree();
}

const toSums = (cells: readonly SeriesCell[]) => withoutZeros(new Map(cells.map(({ metric, day, n }) => [`${metric} ${day}`, n])));

/** Asks under each wall alone and under both. */
async function askEverywhere(reach: Reach, asked: AskedFigures) {
  const ask = async (db: TestWorld['db'], by: Reach) => db.transact(reachSettings(reach), async (tx) => ({
    whole: withoutZeros(await sumFigures(tx, by, asked)),
    parts: new Map([...await sumByChildren(tx, by, asked)].map(([id, sums]) => [id as string, withoutZeros(sums)])
      .filter(([, sums]) => (sums as Map<string, number>).size > 0) as [string, Map<string, number>][]),
    byDay: toSums(await sumSeries(tx, by, { ...asked, by: 'day' })), byMonth: toSums(await sumSeries(tx, by, { ...asked, by: 'month' })),
  }));
  return {
    both: await ask(world.db, reach), database: await ask(world.db, leaveToDatabase(reach)),
    // Its owner passes row-level security: only the explicit condition is left.
    explicit: await ask(world.ownerDb, reach),
  };
}

describe('figures', () => {
  test('equal a count of everything, after random histories, on both lines, under each wall alone', async () => {
    await foundBelow(undefined);
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 10 }), fc.array(question, { minLength: 3, maxLength: 5 }),
      async (history, questions) => {
        for (const one of history) await take(one);
        await runner.settle();
        for (const { union, offices, isAtTop, metrics, from, days } of questions) {
          const held: Office[] = offices.map(({ at, hasSubtree }) => ({ union: pick(at), hasSubtree }));
          if (isAtTop) held.push({ union: pick(0), hasSubtree: true });
          const asked = { metrics, union: pick(union), from: addDays(FIRST, from), to: addDays(FIRST, from + days) };
          const expected = {
            whole: expectWhole({ tree, counted }, held, asked), parts: expectParts({ tree, counted }, held, asked),
            byDay: expectSeries({ tree, counted }, held, { ...asked, by: 'day' }), byMonth: expectSeries({ tree, counted }, held, { ...asked, by: 'month' }),
          };
          expect(await askEverywhere(reachOf(held), asked)).toEqual({ both: expected, database: expected, explicit: expected });
        }
      }), runs(25));
    expect(counted.length).toBeGreaterThan(300);
    expect([...tree.values()].some((union) => union.linePath !== null)).toBe(true);
  });
  test('recounted from the beginning are the same, row for row', async () => {
    const before = await dump();
    expect(before.days.length).toBeGreaterThan(50);
    expect(before.fold.length).toBeGreaterThan(10);
    await rebuildFigures(world.db, world.clock);
    expect(await dump()).toEqual({ days: [], fold: [] });
    await runner.settle();
    expect(await dump()).toEqual(before);
  });
  test('say how far they have counted', async () => {
    world.clock.advance(3_600_000);
    await countAt([{ unionId: pick(0).id, metric: 'probe.seen', day: FIRST, by: 1 }]);
    await runner.settle();
    const asOf = await world.db.transact({}, (tx) => figuresAsOf(tx));
    expect(asOf).toEqual(world.clock.now());
  });
});

describe('a union that comes under a second leader while a step is open', () => {
  test('has its counters at the right place in the end, and for a moment had not (the control)', async () => {
    const [industry, enterprise] = await world.asSystem('setup', async (ctx) => {
      const root = await getUnion(ctx, pick(0).id);
      return [await found(ctx, root), await found(ctx, root)] as const;
    });
    await countAt([{ unionId: enterprise.id, metric: 'probe.seen', day: FIRST, by: 1 }]);
    const linePath = async () => (await world.ownerDb.pool<{ linePath: string | null }[]>`
      select f.line_path as "linePath" from figures_day f where f.union_id = ${enterprise.id}`)[0]?.linePath;
    await world.asSystem('setup', async (ctx) => {
      await lead(ctx, enterprise, industry);
      // The reader stops at whatever transaction still runs anywhere in the cluster: until the count itself is read, it steps again.
      await expect.poll(async () => {
        await stepTail(world.db, world.clock, figuresConsumer(world.house));
        return linePath();
      }, { timeout: 30_000 }).toBeNull();
    });
    expect(await linePath()).toBeNull();
    await runner.settle();
    expect(await linePath()).toMatch(new RegExp(`^${industry.path}0`));
  });
});

describe('the tables', () => {
  test('have no fault in the catalogue', async () => {
    const faults = await world.db.transact({}, (tx) => findCatalogueFaults(tx));
    expect(faults.filter(({ object }) => /^(calendar|figures|notices|jobs)_/.test(object))).toEqual([]);
  });
  test('take counts from the reader alone: a chair of the topmost union adds nothing', async () => {
    const reach = reachOf([{ union: pick(0), hasSubtree: true }]);
    const write = (table: string) => world.db.transact(reachSettings(reach), (tx) => tx`
      insert into ${tx(table)} ${tx({
        metric: 'made.up', day: FIRST, n: 1,
        ...(table === 'figures_day' ? { org_path: pick(0).path, union_id: pick(0).id }
          : { top_path: pick(0).path, span: 'day', subtree_end: 'x' }),
      })}`);
    await expect(write('figures_day')).rejects.toThrow(/row-level security/);
    await expect(write('figures_fold')).rejects.toThrow(/row-level security/);
  });
});
