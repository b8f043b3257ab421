import { inject } from 'vitest';
import type { Actor, Grant, SystemReach } from '#platform/access/actor.ts';
import { toJournalActor } from '#platform/access/actor.ts';
import type { Ctx, House, Ports } from '#platform/access/ctx.ts';
import { buildPermissionBook } from '#platform/access/decide.ts';
import { reachSettings, systemReach, type Reach } from '#platform/access/reach.ts';
import { listGrantsOf } from '#platform/access/store/grants.ts';
import { temporaryKeyring } from '#platform/crypto/keyring.ts';
import { openDatabase, type Database } from '#platform/db/database.ts';
import { buildJournal } from '#platform/journal/journal.ts';
import { settableClock, type SettableClock } from '#platform/kernel/clock.ts';
import { toId, type PersonId } from '#platform/kernel/id.ts';
import { newId, seededRandom } from '#platform/kernel/random.ts';
import type { EndpointHouse } from '#platform/http/run-endpoint.ts';
import { runEndpoint } from '#platform/http/run-endpoint.ts';
import type { Endpoint } from '#platform/contract/endpoint.ts';
import { servicesOf, type Manifest } from '#platform/registry/module.ts';
import { createProcessBook } from '#platform/flows/book.ts';
import { isProcessOn } from '#platform/switchboard/process-gate.ts';
import { createSwitchboard } from '#platform/switchboard/switchboard.ts';
import { createTestDatabase, type TestCluster } from './test-cluster.ts';
import type { z } from 'zod';

declare module 'vitest' {
  interface ProvidedContext { cluster: TestCluster }
}

/** A whole house on a database of its own, with a clock that stands still and chance that repeats. */
export type TestWorld = {
  readonly db: Database;
  readonly ownerDb: Database;
  readonly house: House;
  readonly clock: SettableClock;
  readonly at: EndpointHouse;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Runs setup work under a named system reach, as the demonstration and the CLI do. */
  asSystem<T>(name: SystemReach, work: (ctx: Ctx) => Promise<T>): Promise<T>;
  /** A signed-in person with the grants that stand in the database now and a fresh factor. */
  actorOf(personId: PersonId): Promise<Actor>;
  /** Calls an endpoint as the HTTP room does, without the network; throws the AppError of a refusal. */
  call<E extends Endpoint>(endpoint: E, actor: Actor, input: z.input<E['input']>, options?: CallOptions): Promise<z.output<E['output']>>;
  close(): Promise<void>;
};
export type CallOptions = { readonly key?: string; readonly walls?: 'both' | 'database'; readonly actingUnion?: string; readonly work?: string };

export const TEST_START = new Date('2026-03-09T01:00:00Z');

/** `cluster` is the run's own unless given: `npm run gen` starts one without a test runner. */
export async function openTestWorld(
  manifests: readonly Manifest[], options: { ports?: Partial<Ports>; seed?: number; cluster?: TestCluster } = {},
): Promise<TestWorld> {
  const database = await createTestDatabase(options.cluster ?? inject('cluster'));
  const db = openDatabase(database.appUrl, { connections: 8, name: 'zhijia-test' });
  const ownerDb = openDatabase(database.ownerUrl, { connections: 2, name: 'zhijia-test-owner' });
  const clock = settableClock(TEST_START);
  const random = seededRandom(options.seed ?? 1);
  const house: House = {
    clock, random, keyring: temporaryKeyring(random),
    journal: buildJournal(manifests.flatMap((one) => one.appliers)),
    permissions: buildPermissionBook(manifests.map((one) => one.permissions)),
    publicUrl: 'http://localhost:3000', ports: {
      switchboard: createSwitchboard({ services: servicesOf(manifests), pool: db.pool }),
      processes: createProcessBook(manifests.flatMap((one) => one.processes), isProcessOn),
      deskItems: manifests.flatMap((one) => one.deskItems), ...options.ports,
    } as Ports, log: SILENT,
  };
  const resources = new Map(manifests.flatMap((one) => one.resources).map((one) => [one.name, one]));
  const at: EndpointHouse = { house, db, resources };
  const handlers = new Map(manifests.flatMap((one) => one.handlers).map((one) => [one.endpoint.id, one]));
  return {
    db, ownerDb, house, clock, at, ownerUrl: database.ownerUrl, appUrl: database.appUrl,
    asSystem: (name, work) => withReach(at, systemReach(name), { kind: 'system', name }, work),
    async actorOf(personId) {
      const grants: Grant[] = await listGrantsOf(db.pool, [personId], clock.now());
      return { kind: 'person', personId, sessionId: newId(house), grants, factorAt: clock.now() };
    },
    async call(endpoint, actor, input, call = {}) {
      const handler = handlers.get(endpoint.id);
      if (handler === undefined) throw new Error(`no handler for ${endpoint.id}`);
      const answered = await runEndpoint({ ...at, ...(call.walls === undefined ? {} : { walls: call.walls }) }, handler, {
        actor, input, actingUnion: call.actingUnion === undefined ? undefined : toId(call.actingUnion),
        idempotencyKey: endpoint.kind === 'command' ? call.key ?? newId(house) : undefined,
        requestId: newId(house), caller: { address: '127.0.0.1', device: undefined, ...(call.work === undefined ? {} : { work: call.work }) },
      });
      return answered.body as never;
    },
    async close() {
      await db.close();
      await ownerDb.close();
      await database.drop();
    },
  };
}

/** A Ctx under any reach, for store tests that need no endpoint. */
export async function withReach<T>(at: EndpointHouse, reach: Reach, actor: Actor, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return at.db.transact(reachSettings(reach), (tx) => work({
    ...at.house, tx, reach, actor, actingUnion: undefined, requestId: 'test', journalActor: toJournalActor(actor),
    caller: { address: '127.0.0.1', device: undefined }, answer: { setSession: () => {}, clearSession: () => {} },
  }));
}

const SILENT = { info: () => {}, warn: () => {}, error: () => {} };
