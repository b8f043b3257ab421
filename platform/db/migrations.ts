import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { SCHEMA } from './database.ts';
import { ensureAppRole, type AppRole } from './app-role.ts';

/** A room's migrations: `NNNN_name.sql` files, applied in order of number, rooms in the order given. */
export type MigrationSet = { readonly room: string; readonly directory: URL };
export type MigrationReport = { readonly applied: readonly string[]; readonly appRole: AppRole };

/** Thrown when an applied file was edited afterwards: the database and the text would tell different stories. */
class MigrationChanged extends Error {
  constructor(file: string) {
    super(`migration ${file} was changed after it had been applied; add a new one instead`);
    this.name = 'MigrationChanged';
  }
}

/**
 * Brings the schema up to date as its owner. Safe to run twice, or by two processes at once (advisory lock);
 * each file is one transaction, so a kill in the middle leaves either the old or the new shape.
 * `{app}` in a file is the server's own role, which owns nothing.
 */
export async function migrate(
  ownerUrl: string, sets: readonly MigrationSet[], newPassword: () => string,
): Promise<MigrationReport> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {}, connection: { search_path: SCHEMA } });
  try {
    await sql`select pg_advisory_lock(hashtext('zhijia-migrate'))`;
    await sql.unsafe(`create schema if not exists ${SCHEMA}`);
    await sql.unsafe(SETUP);
    const appRole = await ensureAppRole(sql, newPassword);
    const applied: string[] = [];
    for (const set of sets) {
      for (const file of await listFiles(set)) {
        if (await applyFile(sql, set, file, appRole)) applied.push(`${set.room}/${file}`);
      }
    }
    return { applied, appRole };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function listFiles(set: MigrationSet): Promise<string[]> {
  const names = await readdir(fileURLToPath(set.directory));
  return names.filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort();
}

async function applyFile(sql: postgres.Sql, set: MigrationSet, file: string, role: AppRole): Promise<boolean> {
  const text = await readFile(join(fileURLToPath(set.directory), file), 'utf8');
  const hash = createHash('sha256').update(text).digest('hex');
  const [known] = await sql<{ hash: string }[]>`
    select m.hash from setup_migration m where m.room = ${set.room} and m.file = ${file}`;
  if (known?.hash === hash) return false;
  if (known !== undefined) throw new MigrationChanged(`${set.room}/${file}`);
  await sql.begin(async (tx) => {
    await tx.unsafe(text.replaceAll('{app}', role.name));
    await tx`insert into setup_migration (room, file, hash) values (${set.room}, ${file}, ${hash})`;
  });
  return true;
}

// The owner's own two tables: the server's role is granted nothing on them.
const SETUP = `
  create table if not exists setup_migration (
    room text not null, file text not null, hash text not null, applied_at timestamptz not null default now(),
    primary key (room, file));
  create table if not exists setup_secret (name text primary key, value text not null);
  alter table setup_migration enable row level security;
  alter table setup_secret enable row level security;
`;
