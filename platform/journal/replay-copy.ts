import type { Database } from '#platform/db/database.ts';

const BATCH = 2000;

/** Copies journal and keys into an empty database of the same shape, ready to be replayed there. */
export async function copyJournal(from: Database, to: Database, onProgress: (events: number) => void): Promise<void> {
  await copyRows(from, to, { table: 'crypto_key', order: 'owner_id' }, () => {});
  await copyRows(from, to, { table: 'journal_event', order: 'seq' }, onProgress);
}

type Copied = { readonly table: 'crypto_key' | 'journal_event'; readonly order: 'owner_id' | 'seq' };

/** Pages by key, so that neither side holds a transaction for long or the whole table in memory. */
async function copyRows(from: Database, to: Database, what: Copied, onProgress: (rows: number) => void): Promise<void> {
  let after: string | undefined;
  let copied = 0;
  for (;;) {
    const rows = await from.transact({ 'app.system': 'replay' }, (tx) => tx<{ key: string; row: string }[]>`
      select t.${tx(what.order)}::text as key, to_jsonb(t)::text as row from ${tx(what.table)} t
      where ${after === undefined ? tx`true` : what.order === 'seq' ? tx`t.seq > ${after}` : tx`t.owner_id > ${after}`}
      order by t.${tx(what.order)} limit ${BATCH}`);
    const last = rows.at(-1);
    if (last === undefined) return;
    await to.transact({ 'app.system': 'replay' }, (tx) => tx`
      insert into ${tx(what.table)} overriding system value
      select r.* from unnest(${rows.map((one) => one.row)}::text[]) u(line)
      cross join lateral jsonb_populate_record(null::${tx(what.table)}, u.line::jsonb) r`);
    after = last.key;
    copied += rows.length;
    onProgress(copied);
  }
}

/** One number per table that changes when any column of any row does; the order of rows does not matter. */
export async function tableDigests(db: Database, tables: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  for (const table of tables) {
    const [row] = await db.transact({ 'app.system': 'replay' }, (tx) => tx<{ rows: number; digest: string }[]>`
      select count(*) as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text as digest from ${tx(table)} t`);
    digests.set(table, `${row?.rows ?? 0} rows, ${row?.digest ?? ''}`);
  }
  return digests;
}
