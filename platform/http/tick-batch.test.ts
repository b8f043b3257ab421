import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import type { Handler } from '#platform/access/handler.ts';
import { insertNotices } from '#platform/notices/store/notices.ts';
import { record } from '#platform/journal/journal.ts';
import { toId, type PersonId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { createTickBatch } from './tick-batch.ts';

const batched = manifests.flatMap((one) => one.handlers).filter((handler) => handler.runMany !== undefined);

let world: TestWorld;
const people: PersonId[] = [];
const personAt = (index: number): PersonId => people[index] ?? toId<'person'>('');
beforeAll(async () => {
  world = await openTestWorld(manifests);
  for (let index = 0; index < 40; index += 1) people.push(newId(world.house));
  await world.asSystem('setup', (ctx) => record(ctx, people.map((personId, index) => personEntered({ personId, name: `第${index}人`, unionId: null }))));
  // As many notices as the person's number: an answer that went to somebody else is seen by its count.
  await world.asSystem('tail', ({ tx }) => insertNotices(tx, people.flatMap((personId, index) => Array.from({ length: index }, () => ({
    id: newId(world.house), personId, kind: 'k', params: {}, link: '/', madeAt: world.clock.now(), eventId: newId(world.house),
  })))));
});
afterAll(async () => { await world.close(); });

const runManyOf = (handler: Handler): NonNullable<Handler['runMany']> => handler.runMany ?? (() => Promise.reject(new TypeError('not batched')));

describe('answers of one tick', () => {
  test('there is a page that is answered so', () => { expect(batched.map((handler) => handler.endpoint.id)).toEqual(['home.readHome']); });

  test.for(batched.map((handler) => [handler.endpoint.id, handler] as const))('%s gives everybody their own, as alone', async ([, handler]) => {
    const ask = createTickBatch({ db: world.db, clock: world.clock }, runManyOf(handler));
    const order = [...people, ...people.slice(0, 10), ...people.toReversed()];
    const together = await Promise.all(order.map((personId) => ask(personId)));
    for (const [index, personId] of order.entries()) {
      const alone = await world.call(handler.endpoint, await world.actorOf(personId), {});
      expect(together[index]).toEqual(alone);
      expect(JSON.stringify(together[index])).toContain(`第${people.indexOf(personId)}人`);
    }
  });

  test.for(batched.map((handler) => [handler.endpoint.id, handler] as const))('%s computes each person\'s answer from that person alone', async ([, handler]) => {
    const run = runManyOf(handler);
    const answers = (some: readonly PersonId[]) => world.asSystem('home', ({ tx }) => run(tx, some, world.clock.now()));
    const [first, second] = [personAt(7), personAt(23)];
    const [alone] = await answers([first]);
    expect((await answers([second, first]))[1]).toEqual(alone);
    expect((await answers([newId(world.house), first, second]))[1]).toEqual(alone);
  });

  test('under one\'s own reach the query finds nobody else, whomever it asks for', async () => {
    const [handler] = batched;
    if (handler === undefined) throw new Error('nothing is batched');
    const actor = await world.actorOf(personAt(3));
    const settings = { 'app.person': people[3] ?? '' };
    const [own, other] = await world.db.transact(settings, (tx) => runManyOf(handler)(tx, [personAt(3), personAt(9)], world.clock.now()));
    expect(own).toMatchObject({ name: '第3人', unreadNotices: 3 });
    expect(other).toMatchObject({ name: '', unreadNotices: 0 });
    expect(actor.kind).toBe('person');
  });

  test('a failure goes to all that wait, and the next tick is asked anew', async () => {
    let calls = 0;
    const ask = createTickBatch({ db: world.db, clock: world.clock }, async (_tx, some) => {
      calls += 1;
      if (calls === 1) throw new Error('broken');
      return some;
    });
    const outcomes = await Promise.allSettled(people.map((personId) => ask(personId)));
    expect(outcomes.every((one) => one.status === 'rejected')).toBe(true);
    expect(await Promise.all(people.map((personId) => ask(personId)))).toEqual(people);
    expect(calls).toBe(2);
  });
});
