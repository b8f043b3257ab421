import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { auditConsumer, drainAccess } from '#platform/audit/sequence.ts';
import { walkOn, WALK_START } from '#platform/audit/verify.ts';
import { toJournalActor } from '#platform/access/actor.ts';
import { appUrl } from '#platform/db/app-role.ts';
import { openDatabase, type Database } from '#platform/db/database.ts';
import { migrate } from '#platform/db/migrations.ts';
import { withScratchDatabase } from '#platform/db/scratch-database.ts';
import { record } from '#platform/journal/journal.ts';
import { drainTail, type Consumer } from '#platform/journal/tail.ts';
import { newId, systemRandom } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { migrationSets } from '#platform/registry/module.ts';
import { makeTestFolder } from '#platform/testkit/test-folder.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { copyDatabase } from '../store/copy-database.ts';
import { findOldPostgres, startOldPostgres } from './old-postgres.ts';

const sets = migrationSets(manifests);
const newName = () => Buffer.from(systemRandom.bytes(24)).toString('hex');
const old = await findOldPostgres();
let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld(manifests);
  for (let round = 0; round < 5; round += 1) await writeTo(world.db, 20);
  await drainTail(world.db, world.clock, auditConsumer);
  await drainAccess(world.db, world.clock);
});
afterAll(async () => { await world.close(); });

async function writeTo(db: Database, count: number): Promise<void> {
  await db.transact({ 'app.system': 'setup' }, (tx) => record(
    { ...world.house, tx, journalActor: toJournalActor({ kind: 'system', name: 'setup' }) },
    Array.from({ length: count }, () => personEntered({ personId: newId<'person'>(world.house), name: '某人', unionId: null, phone: '+8613900001111' })),
  ));
}

/** The house goes on in its new place: the tree verifies, readers miss nothing and read nothing twice, counters count on. */
async function provePlace(ownerUrl: string): Promise<void> {
  const { appRole } = await migrate(ownerUrl, sets, newName);
  const db = openDatabase(appUrl(ownerUrl, appRole), { connections: 3 });
  const owner = openDatabase(ownerUrl, { connections: 1 });
  try {
    const seen: string[] = [];
    const counting: Consumer = { ...auditConsumer, consume: async (tx, events) => {
      seen.push(...events.map((event) => event.eventId));
      await auditConsumer.consume(tx, events);
    } };
    await drainTail(db, world.clock, counting);
    expect(seen).toEqual([]);
    await writeTo(db, 7);
    await drainTail(db, world.clock, counting);
    expect(seen).toHaveLength(7);
    const walk = await db.transact({ 'app.system': 'tail' }, (tx) => walkOn(tx, world.house.keyring, WALK_START, 1000));
    expect(walk).toMatchObject({ fault: undefined, edge: { size: 107 } });
    const [open] = await owner.pool<{ count: number }[]>`
      select count(*) as count from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'zhijia'
      where c.relkind = 'r' and c.relname not like 'setup%' and not c.relforcerowsecurity`;
    expect(open?.count).toBe(0);
  } finally {
    await db.close();
    await owner.close();
  }
}

describe('moving to another PostgreSQL', () => {
  test('gives an equal database that the house goes on in; a second move into it is refused', async () => {
    await withScratchDatabase(world.ownerUrl, { sets, newName }, async (url) => {
      const copied = await copyDatabase(world.ownerUrl, url, () => {});
      expect(copied.tables).toBeGreaterThan(40);
      await provePlace(url);
      await expect(copyDatabase(world.ownerUrl, url, () => {})).rejects.toMatchObject({ name: 'CopyFailed', table: 'journal_event' });
    });
  });

  test('an owner who is no superuser can move as well', async () => {
    const [name, password, database] = [`zhijia_owner_${newName().slice(0, 12)}`, newName(), `zhijia_scratch_${newName().slice(0, 16)}`];
    await withSql(world.ownerUrl, async (admin) => {
      await admin.unsafe(`create role ${name} login nosuperuser createrole password '${password}'`);
      await admin.unsafe(`create database ${database} owner ${name} encoding 'UTF8' template template0`);
      const lesser = new URL(world.ownerUrl);
      [lesser.username, lesser.password, lesser.pathname] = [name, password, `/${database}`];
      try {
        await migrate(lesser.toString(), sets, newName);
        await copyDatabase(world.ownerUrl, lesser.toString(), () => {});
        await provePlace(lesser.toString());
      } finally {
        const role = await withSql(lesser.toString(), (sql) => sql<{ value: string }[]>`select s.value from zhijia.setup_secret s where s.name = 'app-role'`);
        await admin.unsafe(`drop database ${database} with (force)`);
        await admin.unsafe(`drop role ${role[0]?.value ?? ''}`);
        await admin.unsafe(`drop role ${name}`);
      }
    });
  });

  test.skipIf(old === undefined)(`BK-5 an older major takes it and gives it back (here: ${old?.version ?? 'none'})`, async () => {
    const folder = await makeTestFolder('zhijia-move-');
    const other = await startOldPostgres(old?.binaries ?? '', folder);
    try {
      await expect.poll(() => migrate(other.url, sets, newName).then(() => 'ready', () => 'not yet'), { timeout: 30_000 }).toBe('ready');
      const [where] = await withSql(other.url, (sql) => sql<{ directory: string }[]>`select current_setting('data_directory') as directory`);
      expect(where?.directory).toBe(join(folder, 'old'));
      await copyDatabase(world.ownerUrl, other.url, () => {});
      await withScratchDatabase(world.ownerUrl, { sets, newName }, async (url) => {
        await copyDatabase(other.url, url, () => {});
        await provePlace(url);
      });
    } finally {
      await other.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

async function withSql<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
