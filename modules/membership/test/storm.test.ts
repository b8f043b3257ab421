import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#platform/access/actor.ts';
import { endpoints as flows } from '#platform/flows/contract.ts';
import { wakeCases } from '#platform/flows/jobs.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { newId, randomBelow, seededRandom } from '#platform/kernel/random.ts';
import { mergeMemberships } from '#platform/orgs/memberships/move-homes.ts';
import { scale, seed } from '#platform/testkit/laws/random-runs.ts';
import type { TestWorld } from '#platform/testkit/test-world.ts';
import { endpoints } from '../contract.ts';
import { transferProcess } from '../flows/transfer.ts';
import { flowCases, type FlowCases } from './cases.ts';
import { openMembershipWorld, type MembershipWorld } from './membership-world.ts';
import { assertReplays } from './replayed.ts';

let m: MembershipWorld;
let cases: FlowCases;
beforeAll(async () => {
  m = await openMembershipWorld();
  cases = flowCases(m.world);
});
afterAll(() => m.world.close());

const WORKERS = 16;
const ROUNDS = 6 * scale;

/** A refusal is part of a storm; anything else is a bug. */
async function attempt(work: Promise<unknown>): Promise<'done' | 'refused'> {
  return work.then(() => 'done' as const, (error: unknown) => {
    if (error instanceof AppError && error.kind !== 'bug') return 'refused' as const;
    throw error;
  });
}

test('transfers asked, confirmed, objected to and timed out all at once, with a merger in between, lose and doubly house nobody', async () => {
  const random = seededRandom(seed);
  const places = [m.unions.factory, m.unions.workshop, m.unions.drivers, m.unions.couriers] as const;
  const chairs = [m.chairs.factory, m.chairs.workshop, m.chairs.drivers, m.chairs.couriers] as const;
  const workers: Actor[] = [];
  for (let count = 0; count < WORKERS; count += 1) workers.push(await m.person(`风暴${count}`, places[count % places.length] ?? null));
  const pick = <Item>(items: readonly Item[]): Item | undefined => (items.length === 0 ? undefined : items[randomBelow(random, items.length)]);

  const ask = (worker: Actor) => attempt((async () => {
    const { home } = await m.world.call(endpoints.readMine, worker, {});
    await cases.start(worker, { caseId: newId(m.world.house), unionId: home?.unionId ?? '', process: transferProcess.key }, { to: pick(places) });
  })());
  const decide = async (index: number): Promise<string> => {
    const chair = chairs[index];
    if (chair === undefined) return 'refused';
    const { tasks } = await m.world.call(flows.listTasks, chair, { view: 'todo' });
    const taskId = pick(tasks)?.taskId;
    if (taskId === undefined) return 'refused';
    return attempt(m.world.call(flows.decide, chair, { taskId, decision: randomBelow(random, 4) === 0 ? 'refuse' : 'agree', words: '手续未清' }));
  };

  let done = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const asked = await Promise.all(Array.from({ length: 6 }, () => ask(pick(workers) ?? { kind: 'anonymous' })));
    const decided = await Promise.all([0, 1, 2, 3, 0, 1, 2, 3].map(decide));
    done += [...asked, ...decided].filter((word) => word === 'done').length;
    if (round % 3 === 1) {
      m.world.clock.advance(30 * 86_400_000);
      await wakeAll();
    }
    if (round === 2) await merge();
    expect(await oddlyHoused(m.world)).toEqual([]);
  }
  m.world.clock.advance(30 * 86_400_000);
  await wakeAll();
  expect(await oddlyHoused(m.world)).toEqual([]);
  expect(await m.world.ownerDb.pool`select m.id from orgs_membership m where m.standing = 'transferring' and m.ended_on is null`).toHaveLength(0);
  // A storm in which everything is refused proves nothing.
  expect(done).toBeGreaterThan(20);
});

/** Some wait a round: whoever holds a case just now is passed by. */
async function wakeAll(): Promise<void> {
  for (let round = 0; round < 3; round += 1) await m.world.asSystem('job', wakeCases);
}

/** The workshop goes into the factory, as the tree does it: memberships in one event, then the union is gone. */
async function merge(): Promise<void> {
  const { factory, workshop } = m.unions;
  await m.world.asSystem('setup', (ctx) => mergeMemberships(ctx, { id: workshop }, { id: factory }));
  await m.world.ownerDb.pool`update orgs_union set dissolved_at = founded_at, successor_id = ${factory} where id = ${workshop}`;
}

/** Everybody who does not have exactly one home, or whose person row says another than the membership. */
async function oddlyHoused({ ownerDb }: TestWorld): Promise<readonly object[]> {
  return ownerDb.pool`
    select p.name, count(h.id) as homes from orgs_person p
    left join orgs_membership h on h.person_id = p.id and h.is_home and h.ended_on is null
    group by p.id, p.name, p.union_id having count(h.id) <> 1 or min(h.union_id::text) is distinct from p.union_id::text`;
}

test('the journal alone gives every row again', () => assertReplays(m.world));
