import { once } from 'node:events';
import { Writable } from 'node:stream';
import { SCHEMA } from '#platform/db/database.ts';
import { openOwnerSession } from '#platform/db/owner-session.ts';
import type { Tx } from '#platform/db/tx.ts';

/** One table as its columns are copied, in an order in which every foreign key points to what is there already. */
type Table = { readonly name: string; readonly columns: readonly string[] };

/** What belongs to one database alone: its own setup and the password of its own role. */
const OWN = ['setup_migration', 'setup_secret'];

export type Copied = { readonly tables: number; readonly rows: number };

/** A copy that does not equal its source, or could not be begun. Names the table and quotes no row. */
export class CopyFailed extends Error {
  readonly table: string;
  constructor(table: string, reason: string) {
    super(`${table}: ${reason}`);
    this.name = 'CopyFailed';
    this.table = table;
  }
}

/**
 * Copies every row of the house into another, migrated and empty database, whatever PostgreSQL version both have (15 on),
 * by PostgreSQL's own COPY text, and compares every table afterwards. Both owners step out of row-level security for
 * their own transaction only; the source is locked against writers until it is over.
 */
export async function copyDatabase(fromUrl: string, toUrl: string, onTable: (tables: number) => void): Promise<Copied> {
  const [from, to] = [openOwnerSession(fromUrl), openOwnerSession(toUrl)];
  try {
    return await from.transact((source) => to.transact(async (target) => {
      const tables = await listTables(source);
      await requireAlike(source, target);
      await openTables(source, tables, 'share row exclusive');
      await openTables(target, tables, 'access exclusive');
      let rows = 0;
      for (const [index, table] of tables.entries()) {
        rows += await copyTable(source, target, table);
        onTable(index + 1);
      }
      await forgetTransactionNumbers(target);
      await continueCounters(target, tables);
      await closeTables(target, tables);
      await closeTables(source, tables);
      return { tables: tables.length, rows };
    }));
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
}

/** The same migrations on both sides, and nothing but them on the new one. */
async function requireAlike(source: Tx, target: Tx): Promise<void> {
  const digest = (sql: Tx) => sql<{ files: string }[]>`
    select string_agg(m.room || '/' || m.file || ' ' || m.hash, ',' order by m.room, m.file) as files from setup_migration m`;
  const [[here], [there]] = [await digest(source), await digest(target)];
  if (here?.files !== there?.files) throw new CopyFailed('setup_migration', 'the two databases do not have the same migrations');
  const [used] = await target<{ rows: number }[]>`select count(*)::integer as rows from journal_event`;
  if (used?.rows !== 0) throw new CopyFailed('journal_event', 'the new database is not empty');
}

async function listTables(sql: Tx): Promise<Table[]> {
  const tables = await sql<{ name: string; columns: string[]; needs: string[] }[]>`
    select c.relname as name,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select distinct f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid) as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = ${SCHEMA}
    where c.relkind = 'r' and not (c.relname = any(${OWN})) order by c.relname`;
  const ordered: Table[] = [];
  let waiting = [...tables];
  while (waiting.length > 0) {
    const ready = waiting.filter((table) => table.needs.every((need) => ordered.some((done) => done.name === need)));
    const [stuck] = waiting;
    if (ready.length === 0) throw new CopyFailed(stuck?.name ?? '', 'its foreign keys go round in a circle');
    ordered.push(...ready);
    waiting = waiting.filter((table) => !ready.includes(table));
  }
  return ordered;
}

/** An owner who is no superuser is bound by forced policies too, and COPY is refused behind a policy. */
async function openTables(sql: Tx, tables: readonly Table[], mode: string): Promise<void> {
  for (const { name } of tables) {
    await sql.unsafe(`lock table ${name} in ${mode} mode`);
    await sql`alter table ${sql(name)} no force row level security`;
  }
}

async function closeTables(sql: Tx, tables: readonly Table[]): Promise<void> {
  for (const { name } of tables) await sql`alter table ${sql(name)} force row level security`;
}

async function copyTable(source: Tx, target: Tx, table: Table): Promise<number> {
  const columns = source(table.columns);
  // Migrations may have left rows of their own.
  await target`delete from ${target(table.name)}`;
  const reading = await source`copy ${source(table.name)} (${columns}) to stdout`.readable();
  const writing: Writable = await target`copy ${target(table.name)} (${target(table.columns)}) from stdin`.writable();
  for await (const chunk of reading) {
    if (!writing.write(chunk)) await once(writing, 'drain');
  }
  const ended = once(writing, 'finish');
  writing.end();
  await ended;
  const [before, after] = [await digestOf(source, table), await digestOf(target, table)];
  if (before.rows !== after.rows || before.digest !== after.digest) throw new CopyFailed(table.name, 'the copy does not equal its source');
  return after.rows;
}

/** One number that changes when any column of any row does; as text, so that both versions compute the same. */
async function digestOf(sql: Tx, table: Table): Promise<{ rows: number; digest: string }> {
  const [row] = await sql<{ rows: number; digest: string }[]>`
    select count(*)::integer as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text as digest
    from (select ${sql(table.columns)} from ${sql(table.name)}) t`;
  return row ?? { rows: 0, digest: '' };
}

/**
 * Transaction numbers are counted by one cluster. In the new one all that came along is older than its first transaction;
 * who had read everything (the caller saw to it) goes on behind the last entry.
 */
async function forgetTransactionNumbers(target: Tx): Promise<void> {
  await target`update journal_event set xid = '0'`;
  await target`update access_log set xid = '0'`;
  await target`update journal_tail t set xid = '0', seq = case
    when t.consumer = 'audit-access' then (select coalesce(max(a.seq), 0) from access_log a)
    else (select coalesce(max(e.seq), 0) from journal_event e) end`;
}

async function continueCounters(target: Tx, tables: readonly Table[]): Promise<void> {
  for (const table of tables) {
    for (const column of table.columns) {
      const [counter] = await target<{ name: string | null }[]>`select pg_get_serial_sequence(${`${SCHEMA}.${table.name}`}, ${column}) as name`;
      const name = counter?.name ?? null;
      if (name === null) continue;
      await target`select setval(${name}, (select coalesce(max(${target(column)}), 0) + 1 from ${target(table.name)}), false)`;
    }
  }
}
