import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import type { Handler, RunMany } from '#platform/access/handler.ts';
import { endSessionsOf } from '#platform/accounts/store/sessions.ts';
import { makeSession } from '#platform/accounts/sessions.ts';
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
const tokens: string[] = [];
const personAt = (index: number): PersonId => people[index] ?? toId<'person'>('');
const tokenAt = (index: number): string => tokens[index] ?? '';
const signIn = (personId: PersonId) => world.asSystem('job', async (ctx) => (await makeSession(ctx, { kind: 'member', personId, caseId: null })).token);
beforeAll(async () => {
  world = await openTestWorld(manifests);
  for (let index = 0; index < 40; index += 1) people.push(newId(world.house));
  await world.asSystem('setup', (ctx) => record(ctx, people.map((personId, index) => personEntered({ personId, name: `第${index}人`, unionId: null }))));
  // As many notices as the person's number: an answer that went to somebody else is seen by its count.
  await world.asSystem('tail', ({ tx }) => insertNotices(tx, people.flatMap((personId, index) => Array.from({ length: index }, () => ({
    id: newId(world.house), personId, kind: 'k', params: {}, link: '/', madeAt: world.clock.now(), eventId: newId(world.house),
  })))));
  for (const personId of people) tokens.push(await signIn(personId));
});
afterAll(async () => { await world.close(); });

const runManyOf = (handler: Handler): RunMany<unknown> => handler.runMany ?? (() => Promise.reject(new TypeError('not batched')));
const [handler] = batched;
const askHome = () => createTickBatch({ db: world.db, house: world.house }, runManyOf(handler ?? (() => { throw new Error('nothing is batched'); })()));

describe('answers that are asked for together', () => {
  test('there is a page that is answered so', () => { expect(batched.map((one) => one.endpoint.id)).toEqual(['home.readHome']); });

  test.for(batched.map((one) => [one.endpoint.id, one] as const))('%s gives everybody their own, as alone', async ([, one]) => {
    const ask = createTickBatch({ db: world.db, house: world.house }, runManyOf(one));
    const order = [...tokens.keys(), ...tokens.slice(0, 10).keys(), ...[...tokens.keys()].reverse()];
    const together = await Promise.all(order.map((index) => ask(tokenAt(index))));
    for (const [place, index] of order.entries()) {
      const alone = await world.call(one.endpoint, await world.actorOf(personAt(index)), {});
      expect(together[place]).toEqual(alone);
      expect(JSON.stringify(together[place])).toContain(`第${index}人`);
    }
  });

  test.for(batched.map((one) => [one.endpoint.id, one] as const))('%s computes each person\'s answer from that person alone', async ([, one]) => {
    const run = runManyOf(one);
    const answers = (some: readonly PersonId[]) => world.asSystem('home', ({ tx }) => run(tx, tx`${[...some]}::uuid[]`, world.house));
    const [first, second] = [personAt(7), personAt(23)];
    const alone = (await answers([first])).get(first);
    expect((await answers([second, first])).get(first)).toEqual(alone);
    expect((await answers([newId(world.house), first, second])).get(first)).toEqual(alone);
  });

  test('under one\'s own reach the query finds nobody else, whomever it asks for', async () => {
    const settings = { 'app.person': personAt(3) };
    const found = await world.db.transact(settings, (tx) =>
      runManyOf(handler ?? (() => { throw new Error(); })())(tx, tx`${[personAt(3), personAt(9)]}::uuid[]`, world.house));
    expect(found.get(personAt(3))).toMatchObject({ name: '第3人', unreadNotices: 3 });
    expect(found.get(personAt(9))).toMatchObject({ name: '', unreadNotices: 0 });
  });

  test('SE-2 go to live sessions alone: not to one just ended, worn out, of a receipt, or made up', async () => {
    const ask = askHome();
    const [ended, receipt] = [await signIn(personAt(5)), await world.asSystem('job', async (ctx) =>
      (await makeSession(ctx, { kind: 'receipt', personId: null, caseId: newId(world.house) })).token)];
    expect(await ask(ended)).toMatchObject({ name: '第5人' });
    await world.asSystem('job', async (ctx) => {
      await endSessionsOf(ctx.tx, personAt(5), ctx.clock.now());
      // Control: not committed, the session still lives.
      expect(await ask(ended)).toMatchObject({ name: '第5人' });
    });
    expect(await Promise.all([ended, tokenAt(5), receipt, 'A'.repeat(43), '', tokenAt(6)].map(ask)))
      .toEqual([undefined, undefined, undefined, undefined, undefined, expect.objectContaining({ name: '第6人' })]);
    world.clock.advance(31 * 86_400_000);
    expect(await ask(tokenAt(6))).toBeUndefined();
    world.clock.advance(-31 * 86_400_000);
  });

  test('SE-3 count as a use of the session', async () => {
    const token = await signIn(personAt(8));
    const used = async () => (await world.ownerDb.pool<{ at: Date }[]>`
      select max(s.last_seen_at) as at from accounts_session s where s.person_id = ${personAt(8)}`)[0]?.at;
    const before = await used();
    world.clock.advance(2 * 3_600_000);
    await askHome()(token);
    expect((await used())?.getTime()).toBe((before?.getTime() ?? 0) + 2 * 3_600_000);
  });

  test('a failure goes to all that wait, and the next group is asked anew', async () => {
    let calls = 0;
    const ask = createTickBatch({ db: world.db, house: world.house }, async (tx) => {
      calls += 1;
      if (calls === 1) throw new Error('broken');
      return new Map((await tx<{ personId: PersonId }[]>`select p.id as "personId" from orgs_person p`).map(({ personId }) => [personId, personId]));
    });
    const asked = tokens.filter((_token, index) => index !== 5);
    const outcomes = await Promise.allSettled(asked.map((token) => ask(token)));
    expect(outcomes.every((one) => one.status === 'rejected')).toBe(true);
    expect(await Promise.all(asked.map((token) => ask(token)))).toEqual(people.filter((_person, index) => index !== 5));
    expect(calls).toBe(2);
  });
});
