import { isSealedClass, type Sealed } from '#platform/contract/event.ts';
import type { Keyring } from '#platform/crypto/keyring.ts';
import { openSeal, SealBroken } from '#platform/crypto/seal.ts';
import { loadKeys } from '#platform/crypto/store/subject-keys.ts';
import { SCHEMA, type Database } from '#platform/db/database.ts';
import { openOwnerSession } from '#platform/db/owner-session.ts';
import type { Journal } from '#platform/journal/journal.ts';

export type Opened = { readonly opened: number; readonly broken: number };

const LOOKED_AT = 200;
const ENOUGH = 20;

/** Opens the newest sealed values, up to twenty, with the keys at hand; nothing of them leaves this function. */
export async function openSealedValues(db: Database, journal: Journal, keyring: Keyring): Promise<Opened> {
  const types = [...journal.values()].filter(({ definition }) => Object.values(definition.fields).some((field) => isSealedClass(field.class)));
  return db.transact({ 'app.system': 'replay' }, async (tx) => {
    const rows = await tx<{ type: string; subject: string; body: Readonly<Record<string, unknown>> }[]>`
      select e.type, e.subject_id as subject, e.body from journal_event e
      where e.type = any(${types.map(({ definition }) => definition.type)}::text[]) order by e.seq desc limit ${LOOKED_AT}`;
    const ownerOf = (row: { type: string; body: Readonly<Record<string, unknown>> }) => String(row.body[journal.get(row.type)?.definition.sealedBy ?? '']);
    const keys = await loadKeys(tx, keyring, rows.map(ownerOf));
    const counted = { opened: 0, broken: 0 };
    for (const row of rows) {
      const key = keys.get(ownerOf(row));
      // A key that is gone was destroyed on purpose: its owner was forgotten.
      if (key === undefined || counted.opened + counted.broken >= ENOUGH) continue;
      for (const [field, { class: of }] of Object.entries(journal.get(row.type)?.definition.fields ?? {})) {
        const value = row.body[field];
        if (!isSealedClass(of) || typeof value !== 'string') continue;
        // -- the field's class says so, and record() sealed it
        counted[isOpening(() => openSeal(key, { type: row.type, field, subject: row.subject }, value as Sealed)) ? 'opened' : 'broken'] += 1;
      }
    }
    return counted;
  });
}

function isOpening(open: () => string): boolean {
  try {
    open();
    return true;
  } catch (error) {
    if (error instanceof SealBroken) return false;
    throw error;
  }
}

/** PostgreSQL's own check of its files (amcheck): every table's pages, every index against its table. The number checked. */
export async function checkStorage(ownerUrl: string): Promise<{ readonly tables: number; readonly indexes: number; readonly faults: number }> {
  const { sql, close } = openOwnerSession(ownerUrl);
  try {
    await sql`create extension if not exists amcheck schema public`;
    const indexes = await sql`
      select public.bt_index_check(c.oid::regclass, true) from pg_class c join pg_am a on a.oid = c.relam and a.amname = 'btree'
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = ${SCHEMA} where c.relkind = 'i'`;
    const [pages] = await sql<{ tables: number; faults: number }[]>`
      select count(*)::integer as tables, coalesce(sum((select count(*) from public.verify_heapam(c.oid::regclass))), 0)::integer as faults
      from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = ${SCHEMA} where c.relkind = 'r'`;
    return { tables: pages?.tables ?? 0, indexes: indexes.length, faults: pages?.faults ?? 0 };
  } finally {
    await close();
  }
}
