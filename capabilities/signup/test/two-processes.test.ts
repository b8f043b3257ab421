import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { openDatabase, type Database } from '#platform/db/database.ts';
import { createSettling } from '#platform/http/settle-together.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { servicesOf } from '#platform/registry/module.ts';
import { createSwitchboard } from '#platform/switchboard/switchboard.ts';
import { enter } from '../use-cases/enter.ts';
import { openSignupWorld, type SignupWorld } from './signup-world.ts';

/**
 * One data folder has one server (apps/server/server-lock.ts), but one database may have several (DATABASE_URL). Here each is a
 * settler with connections and a switchboard of its own: all that a process has, and nothing shared but the database.
 */
const SERVERS = 3;

let at: SignupWorld;
const databases: Database[] = [];
let settlers: SignupWorld['settle'][];

beforeAll(async () => {
  at = await openSignupWorld();
  settlers = Array.from({ length: SERVERS }, () => openSettler((db) => db));
}, 120_000);
afterAll(async () => {
  for (const one of databases) await one.close();
  await at.world.close();
});

function openSettler(change: (db: Database) => Database): SignupWorld['settle'] {
  const { world } = at;
  const db = openDatabase(world.appUrl, { connections: 4, name: 'zhijia-test-server' });
  databases.push(db);
  const ports = { ...world.house.ports, switchboard: createSwitchboard({ services: servicesOf(manifests), pool: db.pool }) };
  const settling = createSettling({ ...world.at, db: change(db), house: { ...world.house, ports } }, enter);
  return (personId, input) => settling({
    actor: { kind: 'person', personId, sessionId: 'test', grants: [], factorAt: world.clock.now() }, actingUnion: undefined, input,
    idempotencyKey: newId(world.house), requestId: 'crowd', caller: { address: '127.0.0.1', device: undefined },
  });
}

type Told = { readonly personId: PersonId; readonly state: string };

/** Everybody presses at every server, in small groups, so that the servers' transactions meet. */
async function pressEverywhere(through: readonly SignupWorld['settle'][], people: readonly PersonId[], offerId: string): Promise<Told[]> {
  const told: Told[] = [];
  await Promise.all(through.map(async (settle, server) => {
    const own = people.map((_, turn) => people[(turn * 7 + server * 31) % people.length]).filter((one) => one !== undefined);
    for (let from = 0; from < own.length; from += 25) {
      told.push(...await Promise.all(own.slice(from, from + 25).map(async (personId) => {
        try {
          const { body } = await settle(personId, { entryId: newId(at.world.house), offerId, persons: 1 });
          return { personId, state: (body as { state: string }).state }; // -- the endpoint's own output
        } catch (error) {
          return { personId, state: error instanceof AppError ? error.code : 'failed' };
        }
      })));
    }
  }));
  return told;
}

async function standing(offerId: string) {
  return at.world.ownerDb.pool<{ personId: string; state: string; position: number }[]>`
    select person_id as "personId", state, position from signup_entry where offer_id = ${offerId} order by position`;
}

describe('several servers on one database', () => {
  test('behave as one: every place once, nobody twice, one line, and everybody is told the same everywhere', async () => {
    const people = await at.people(at.unions.works, 300);
    const offerId = await at.offer(at.unions.province, { places: 60, waitingMost: 90 });
    const told = await pressEverywhere(settlers, people, offerId);
    const rows = await standing(offerId);
    expect([rows.filter(({ state }) => state === 'placed').length, rows.filter(({ state }) => state === 'waiting').length]).toEqual([60, 90]);
    expect(new Set(rows.map(({ personId }) => personId)).size).toBe(150);
    expect(rows.map(({ position }) => position)).toEqual(Array.from({ length: 150 }, (_, index) => index + 1));
    const stateOf = new Map(rows.map(({ personId, state }) => [personId, state]));
    expect(told.filter(({ personId, state }) => state !== (stateOf.get(personId) ?? 'signup/full'))).toEqual([]);
  });

  test('control: without the lock on the offer they sell places twice', async () => {
    const people = await at.people(at.unions.mill, 300);
    const offerId = await at.offer(at.unions.province, { places: 60, waitingMost: 90 });
    const careless = Array.from({ length: SERVERS }, () => openSettler(withoutLocks));
    await pressEverywhere(careless, people, offerId);
    const rows = await standing(offerId);
    expect(rows.filter(({ state }) => state === 'placed').length + rows.filter(({ state }) => state === 'waiting').length).toBeGreaterThan(150);
  });
});

/** The same transactions, but what asks for a lock is asked without it. */
function withoutLocks(db: Database): Database {
  return {
    ...db,
    transactByKey: (settings, work) => db.transactByKey(settings, (tx) => work(new Proxy(tx, {
      apply: (target, self, parts: [unknown, ...unknown[]]) => Reflect.apply(target, self, [unlocked(parts[0]), ...parts.slice(1)]),
    }))),
  };
}

function unlocked(words: unknown): unknown {
  if (!Array.isArray(words) || !('raw' in words)) return words;
  const strings = words.map((one) => String(one).replace(/ for update\b/, ''));
  return Object.assign(strings, { raw: strings });
}
