import { afterAll, beforeAll, expect, test } from 'vitest';
import { drainTail } from '#platform/journal/tail.ts';
import { record } from '#platform/journal/journal.ts';
import { toId, type UnionId } from '#platform/kernel/id.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { endpoints as orgs } from '#platform/orgs/contract.ts';
import { treeConsumer } from '#apps/server/tree-work.ts';
import { figuresConsumer } from '#platform/figures/consumer.ts';
import { endpoints } from '../contract.ts';
import { callBackOffered } from '../events/oversight.ts';
import { rehomeCases } from '../use-cases/rehome-cases.ts';
import { mergeAway } from './merged-union.ts';
import { openAppealsWorld, type AppealsWorld } from './appeals-world.ts';

let world: AppealsWorld;
beforeAll(async () => { world = await openAppealsWorld(); });
afterAll(async () => { await world.close(); });

const rehome = () => world.asSystem('job', rehomeCases);
const cases = () => world.ownerDb.pool<{ id: string; unionId: string; orgPath: string; holderId: string; contactId: string }[]>`
  select a.id, a.union_id as "unionId", a.org_path as "orgPath", a.holder_union_id as "holderId", a.contact_id as "contactId" from appeals_appeal a order by a.id`;

async function foundNext(name: string): Promise<UnionId> {
  const unionId = newId<'union'>(world.house);
  await world.call(orgs.foundUnion, await world.as('city'), { parentId: world.unions.city, unionId, name, kind: 'enterprise' });
  return unionId;
}

test('a union that goes into another takes its open cases and its posters along, and no case is lost', async () => {
  const next = await foundNext('新厂工会');
  const personId = newId<'person'>(world.house);
  await world.call(orgs.appointOfficer, await world.as('city'), { unionId: next, personId, name: '新联系人', role: 'contact-person' });
  const [open, taken, closed] = [await world.submit(), await world.submit({ disclosure: 'anonymous' }), await world.submit({ disclosure: 'anonymous' })];
  await world.call(endpoints.escalateAppeal, await world.as('contact'), { appealId: taken.appealId, reason: '厂里办不了' });
  await world.call(endpoints.acceptAppeal, await world.as('contact'), { appealId: closed.appealId });
  await world.call(endpoints.closeAppeal, await world.as('contact'), { appealId: closed.appealId, result: '已经办结' });
  await mergeAway(world, world.unions.factory, next);
  // The consumer asks for the job; the job does it, once.
  await drainTail(world.db, world.clock, treeConsumer(world.house, [{ name: 'appeals', rehome: rehomeCases }]));
  const [asked] = await world.ownerDb.pool<{ jobs: number }[]>`select count(*) as jobs from jobs_job j where j.name = 'orgs.rehomeWork'`;
  expect(asked?.jobs).toBe(1);
  expect([await rehome(), await rehome()]).toEqual([false, false]);
  const [row] = await world.ownerDb.pool<{ path: string }[]>`select u.path from orgs_union u where u.id = ${next}`;
  const byId = new Map((await cases()).map((one) => [one.id, one]));
  expect(byId.get(open.appealId)).toMatchObject({ unionId: next, orgPath: row?.path, holderId: next, contactId: personId });
  // Whoever above has taken it keeps it; what is over stays where it was handled.
  expect(byId.get(taken.appealId)).toMatchObject({ unionId: next, holderId: world.unions.city });
  expect(byId.get(closed.appealId)).toMatchObject({ unionId: world.unions.factory });
  const mine = await world.call(endpoints.listAppeals, await world.actorOf(personId), { view: 'all' });
  expect(mine.appeals.map((one) => one.appealId).sort()).toEqual([open.appealId, taken.appealId].sort());
  // The poster on the wall goes on working, and what is opened again follows.
  const later = await world.submit();
  expect((await cases()).find((one) => one.id === later.appealId)).toMatchObject({ unionId: next, contactId: personId });
  await world.call(endpoints.rateAppeal, closed.receipt, { appealId: closed.appealId, isSolved: false, score: 1 });
  await rehome();
  expect((await cases()).filter((one) => one.unionId !== next)).toEqual([]);
  await drainTail(world.db, world.clock, figuresConsumer(world.house));
  const counted = await world.ownerDb.pool<{ n: number }[]>`
    select coalesce(sum(f.n), 0) as n from figures_day f where f.union_id = ${next} and f.metric like 'appeals.received/%'`;
  const left = await world.ownerDb.pool<{ n: number }[]>`
    select coalesce(sum(f.n), 0) as n from figures_day f where f.union_id = ${world.unions.factory} and f.metric like 'appeals.received/%'`;
  expect([counted, left].map(([one]) => Number(one?.n))).toEqual([4, 0]);
});

test('a chain of successors leads to its end', async () => {
  const [first, second] = [await foundNext('第一步'), await foundNext('第二步')];
  const [appeal] = await cases();
  const from = toId<'union'>(appeal?.unionId ?? '');
  await mergeAway(world, from, first);
  await mergeAway(world, first, second);
  await rehome();
  expect(new Set((await cases()).map((one) => one.unionId))).toEqual(new Set([second]));
});

test('a call still to be made goes to the successor, but never to a union that has had the case', async () => {
  const [caller, quiet, into] = [await foundNext('要打电话的工会'), await foundNext('并入办理工会的'), await foundNext('接电话的工会')];
  const [callBackId, other] = [newId<'call-back'>(world.house), newId<'call-back'>(world.house)];
  const { appealId } = await world.submit();
  const [held] = (await cases()).filter((one) => one.id === appealId);
  const caseUnionId = toId<'union'>(held?.unionId ?? '');
  const today = dateInChina(world.clock.now());
  await world.asSystem('job', (ctx) => record(ctx, ([[callBackId, caller], [other, quiet]] as const).map(([id, unionId]) => callBackOffered({
    callBackId: id, appealId: toId<'appeal'>(appealId), keyId: toId<'key'>(appealId), unionId, caseUnionId, caseNumber: '10000000', topic: 'aid',
    receivedOn: today, dueOn: today, phone: '+8613900001111',
  }))));
  await mergeAway(world, caller, into);
  await mergeAway(world, quiet, caseUnionId);
  await rehome();
  const { callBacks } = await world.call(endpoints.listCallBacks, await world.as('city'), {});
  const nameOf = (id: string) => callBacks.find((call) => call.callBackId === id)?.unionName;
  expect(nameOf(callBackId)).toBe('接电话的工会');
  expect(['并入办理工会的', undefined]).not.toContain(nameOf(other));
  const [row] = await world.ownerDb.pool<{ unionId: string }[]>`select b.union_id as "unionId" from appeals_call_back b where b.id = ${other}`;
  expect(row?.unionId).not.toBe(caseUnionId);
});
