import { afterAll, beforeAll, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { systemReach } from '#platform/access/reach.ts';
import type { Actor } from '#platform/access/actor.ts';
import { drainTail } from '#platform/journal/tail.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { newId, seededRandom } from '#platform/kernel/random.ts';
import { endpoints } from '#platform/orgs/contract.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { foundRoot, officesOf } from '#platform/orgs/test/random-history.ts';
import { treeEndpoints } from '#platform/orgs/contract/tree.ts';
import { startHistory } from '#platform/testkit/laws/history.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { figuresConsumer } from '../consumer.ts';
import { addToCells } from '../store/cells.ts';
import { sumFigures } from '../store/figures.ts';

const DAY = toPlainDate('2026-03-09');
const METRIC = 'test.thing/one';

let world: TestWorld;
let chair: Actor;
let root: UnionId;
beforeAll(async () => {
  world = await openTestWorld(manifests);
  const history = startHistory(world, seededRandom(1), new Map());
  await foundRoot(history, 1);
  const [office] = officesOf(history);
  if (office === undefined) throw new Error('no chair');
  [root, chair] = [office.unionId, await world.actorOf(office.personId)];
});
afterAll(async () => { await world.close(); });

async function found(parentId: UnionId): Promise<UnionId> {
  const unionId = newId<'union'>(world.house);
  await world.call(endpoints.foundUnion, chair, { parentId, unionId, name: '新建工会', kind: 'branch' });
  return unionId;
}
const add = (unionId: UnionId, by: number) => world.asSystem('tail', ({ tx }) => addToCells(tx, [{ metric: METRIC, unionId, day: DAY, by }]));
const sums = (unions: readonly UnionId[]) => world.asSystem('setup', async ({ tx }) => {
  const found = [];
  for (const id of unions) {
    const union = await findUnion(tx, id);
    if (union !== undefined) found.push((await sumFigures(tx, systemReach('setup'), { metrics: [METRIC], union, from: DAY, to: DAY })).get(METRIC) ?? 0);
  }
  return found;
});

test('a union takes its figures along, out of the folds of one top and into those of the other, also what is counted while the reader is behind', async () => {
  const [one, other] = [await found(root), await found(root)];
  const [firm, second] = [await found(one), await found(one)];
  const branch = await found(firm);
  await add(firm, 3);
  await add(branch, 4);
  await add(second, 8);
  await drainTail(world.db, world.clock, figuresConsumer(world.house));
  expect(await sums([root, one, other, firm])).toEqual([15, 15, 0, 7]);
  await world.call(treeEndpoints.moveUnion, chair, { unionId: firm, parentId: other });
  await add(branch, 16);
  await drainTail(world.db, world.clock, figuresConsumer(world.house));
  expect(await sums([root, one, other, firm])).toEqual([31, 8, 23, 23]);
  // To the second level, where it has folds of its own, and down again, where it has none.
  await world.call(treeEndpoints.moveUnion, chair, { unionId: firm, parentId: root });
  await drainTail(world.db, world.clock, figuresConsumer(world.house));
  expect(await sums([root, one, other, firm])).toEqual([31, 8, 0, 23]);
  await world.call(treeEndpoints.moveUnion, chair, { unionId: firm, parentId: one });
  await drainTail(world.db, world.clock, figuresConsumer(world.house));
  expect(await sums([root, one, other, firm])).toEqual([31, 31, 0, 23]);
  const [gone] = await world.ownerDb.pool<{ folds: number }[]>`select count(*) as folds from figures_fold w where not exists (select 1 from orgs_union u where u.path = w.top_path)`;
  expect(gone?.folds).toBe(0);
});
