import { manifests } from '#apps/server/manifests.ts';
import { resolveActor } from '#platform/accounts/sessions.ts';
import { buildPermissionBook } from '#platform/access/decide.ts';
import type { Ports } from '#platform/access/ctx.ts';
import { temporaryKeyring } from '#platform/crypto/keyring.ts';
import { openDatabase } from '#platform/db/database.ts';
import { buildServer } from '#platform/http/server.ts';
import { buildJournal } from '#platform/journal/journal.ts';
import { settableClock } from '#platform/kernel/clock.ts';
import { seededRandom, systemRandom } from '#platform/kernel/random.ts';
import { servicesOf } from '#platform/registry/module.ts';
import { isProcessOn } from '#platform/switchboard/process-gate.ts';
import { createSwitchboard } from '#platform/switchboard/switchboard.ts';
import { TEST_START } from '#platform/testkit/test-world.ts';
import { createProcessBook } from '../../book.ts';
import { killedModule } from './killed-process.ts';

/** A server in a process of its own, to be killed: the house of openFlowsWorld on its database, by a wire that can be cut. */
const [cutUrl = '', plainUrl = ''] = process.argv.slice(2);
const all = [...manifests, killedModule];
const clock = settableClock(TEST_START);
const db = openDatabase(cutUrl, { connections: 1, name: 'killed-server' });
const { pool } = openDatabase(plainUrl, { connections: 1, name: 'killed-server' });
const app = await buildServer({
  db: { ...db, pool }, handlers: all.flatMap((one) => one.handlers), resources: all.flatMap((one) => one.resources), version: 'test', afterCommit: () => {},
  resolveActor: async ({ session }) => resolveActor(pool, session ?? '', clock.now()),
  house: {
    // The world's keys come of the same seed (openTestWorld); its ids must not.
    clock, random: systemRandom, keyring: temporaryKeyring(seededRandom(1)), publicUrl: 'http://localhost:3000',
    journal: buildJournal(all.flatMap((one) => one.appliers)), permissions: buildPermissionBook(all.map((one) => one.permissions)),
    log: { info: () => {}, warn: () => {}, error: () => {} },
    ports: {
      switchboard: createSwitchboard({ services: servicesOf(all), pool }), processes: createProcessBook(all.flatMap((one) => one.processes), isProcessOn),
    } as Ports, // -- a press asks no other door
  },
});
process.send?.(await app.listen({ port: 0, host: '127.0.0.1' }));
