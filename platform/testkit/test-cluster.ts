import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import postgres from 'postgres';
import { appUrl, findAppRole } from '#platform/db/app-role.ts';
import { SCHEMA } from '#platform/db/database.ts';
import { startEmbeddedPostgres } from '#platform/db/embedded/start-embedded-postgres.ts';
import { migrate, type MigrationSet } from '#platform/db/migrations.ts';
import { makeTestFolder } from './test-folder.ts';

/** What a test process needs to make databases of its own; plain text, because it crosses process borders. */
export type TestCluster = { readonly ownerUrl: string; readonly template: string; readonly dataDirectory: string };

/**
 * One PostgreSQL for a whole test run, with one migrated template that every test file copies in a few milliseconds.
 * Started on a free port in a fresh folder: it can never be anybody's real database.
 */
export async function startTestCluster(sets: readonly MigrationSet[]): Promise<TestCluster & { stop(): Promise<void> }> {
  const external = process.env['ZHIJIA_TEST_DATABASE_URL'];
  const directory = await makeTestFolder('zhijia-test-');
  const server = external === undefined
    // Worlds keep their connections until their file ends, and several files run at once.
    ? await startEmbeddedPostgres({ directory, durability: 'none', settings: { max_connections: '300' }, log: () => {} }) : undefined;
  const adminUrl = external ?? server?.url('postgres') ?? '';
  const template = `zhijia_template_${randomBytes(6).toString('hex')}`;
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${template} encoding 'UTF8' template template0`);
  const ownerUrl = withDatabase(adminUrl, template);
  await migrate(ownerUrl, sets, () => randomBytes(24).toString('base64url'));
  return {
    ownerUrl, template, dataDirectory: server?.dataDirectory ?? '',
    async stop() {
      await admin.unsafe(`drop database if exists ${template} with (force)`);
      await admin.end();
      await server?.stop();
      // The cluster may lie elsewhere, when the database's user cannot enter the temporary folder.
      for (const folder of [directory, server?.dataDirectory ?? directory]) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A copy of the template; `drop` refuses to touch anything that is not a copy. */
export async function createTestDatabase(cluster: TestCluster): Promise<{ ownerUrl: string; appUrl: string; drop(): Promise<void> }> {
  const name = `zhijia_test_${randomBytes(8).toString('hex')}`;
  const admin = postgres(withDatabase(cluster.ownerUrl, 'postgres'), { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name} template ${cluster.template} strategy file_copy`);
  const ownerUrl = withDatabase(cluster.ownerUrl, name);
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {}, connection: { search_path: SCHEMA } });
  const role = await findAppRole(owner);
  await owner.end();
  if (role === undefined) throw new Error('the template has no server role');
  return {
    ownerUrl, appUrl: appUrl(ownerUrl, role),
    async drop() {
      await admin.unsafe(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}
