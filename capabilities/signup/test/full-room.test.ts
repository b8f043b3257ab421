import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#platform/db/database.ts';
import { buildServer } from '#platform/http/server.ts';
import { newId } from '#platform/kernel/random.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { endpoints } from '../contract.ts';
import { enter } from '../use-cases/enter.ts';
import { readPlaces } from '../use-cases/read-places.ts';
import { openSignupWorld, type SignupWorld } from './signup-world.ts';

const ROOM = 5;

let at: SignupWorld;
let app: Awaited<ReturnType<typeof buildServer>>;
let people: readonly PersonId[];
/** How often anything was asked of the database, and what lets the held transactions go on. */
let asked = 0;
let release = (): void => {};
let held: Promise<void> = Promise.resolve();

beforeAll(async () => {
  at = await openSignupWorld();
  people = await at.people(at.unions.works, 40);
  const { db } = at.world;
  const slow: Database = { ...db, transactByKey: async (settings, work) => { asked += 1; await held; return db.transactByKey(settings, work); } };
  app = await buildServer({
    house: at.world.house, db: slow, version: 'test', afterCommit: () => {}, resources: [], handlers: [enter, readPlaces], roomFor: ROOM,
    resolveActor: async ({ session }) => { asked += 1; return at.world.actorOf(people[Number(session)] ?? people[0] ?? newId(at.world.house)); },
  });
}, 120_000);
afterAll(async () => {
  await app.close();
  await at.world.close();
});

const press = (turn: number, offerId: string) => app.inject({
  method: 'POST', url: `/api${endpoints.enter.path}`, headers: { 'content-type': 'application/json', 'idempotency-key': newId(at.world.house), cookie: `sid=${turn}` },
  payload: JSON.stringify({ entryId: newId(at.world.house), offerId, persons: 1 }),
});

describe('a crowd that is larger than the room', () => {
  test('the next is told to come again in a moment, and the database is asked nothing; other services answer; whoever comes again is in', async () => {
    const offerId = await at.offer(at.unions.province, { places: 40 });
    held = new Promise((resolve) => { release = resolve; });
    const inside = Array.from({ length: ROOM }, (_, turn) => press(turn, offerId));
    await expect.poll(() => asked).toBeGreaterThanOrEqual(ROOM + 1);
    const before = asked;
    const outside = await Promise.all(people.slice(ROOM).map((_, turn) => press(ROOM + turn, offerId)));
    expect(new Set(outside.map(({ statusCode }) => statusCode))).toEqual(new Set([503]));
    expect(outside.every(({ headers }) => Number(headers['retry-after']) > 0)).toBe(true);
    expect(new Set(outside.map((answer) => answer.json<{ code: string }>().code))).toEqual(new Set(['http/busy']));
    expect(asked - before).toBe(0);
    const input = encodeURIComponent(JSON.stringify({ offers: [offerId] }));
    const other = await app.inject({ method: 'GET', url: `/api${endpoints.readPlaces.path}?input=${input}`, headers: { cookie: 'sid=20' } });
    expect(other.statusCode).toBe(200);
    release();
    expect((await Promise.all(inside)).map(({ statusCode }) => statusCode)).toEqual(inside.map(() => 200));
    for (let from = ROOM; from < people.length; from += ROOM) {
      const again = await Promise.all(people.slice(from, from + ROOM).map((_, turn) => press(from + turn, offerId)));
      expect(again.map((answer) => answer.json<{ state: string }>().state)).toEqual(again.map(() => 'placed'));
    }
    const [row] = await at.world.ownerDb.pool<{ entries: number }[]>`select count(*)::int as entries from signup_entry where offer_id = ${offerId}`;
    expect(row?.entries).toBe(people.length);
  });
});
