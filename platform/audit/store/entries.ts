import type { Fragment, Tx } from '#platform/db/tx.ts';
import type { TailPosition } from '#platform/journal/store/events.ts';

export type Source = 'journal' | 'access';

/** An entry of either log with the one text that its leaf is the hash of. */
export type Entry = { readonly source: Source; readonly id: string; readonly text: string };

/** The word in front keeps these texts apart from any other that this house may hash one day. */
const VERSION = 'zhijia-audit-v1';

/**
 * Everything a row says, as PostgreSQL's own canonical jsonb text: numbers keep every digit, and no program has to
 * agree with another about how JSON is written. Transaction numbers are left out: they change when a database moves.
 */
const journalText = (tx: Tx): Fragment => tx`
  jsonb_build_array(${VERSION}::text, 'journal', e.seq, e.event_id, e.type, e.subject_id, ${instant(tx, tx`e.at`)}, e.actor, e.body)::text`;

const accessText = (tx: Tx): Fragment => tx`
  jsonb_build_array(${VERSION}::text, 'access', a.seq, a.id, ${instant(tx, tx`a.at`)}, a.actor, a.endpoint, a.outcome, a.subject_id, a.reason, a.request_id)::text`;

function instant(tx: Tx, column: Fragment): Fragment {
  return tx`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

export async function listJournalEntries(tx: Tx, seqs: readonly number[]): Promise<Entry[]> {
  return tx<Entry[]>`
    select 'journal' as source, e.event_id as id, ${journalText(tx)} as text
    from journal_event e where e.seq = any(${[...seqs]}::bigint[]) order by e.xid, e.seq`;
}

export type AccessEntry = Entry & { readonly xid: string; readonly seq: number };

/** Below the oldest running transaction, as the journal's tail reads: a late commit is never skipped. */
export async function listSettledAccess(tx: Tx, after: TailPosition, limit: number): Promise<AccessEntry[]> {
  return tx<AccessEntry[]>`
    select 'access' as source, a.id, ${accessText(tx)} as text, a.xid::text as xid, a.seq
    from access_log a
    where (a.xid, a.seq) > (${after.xid}::xid8, ${after.seq}::bigint) and a.xid < pg_snapshot_xmin(pg_current_snapshot())
    order by a.xid, a.seq limit ${limit}`;
}

export type LeafRow = {
  readonly position: number;
  readonly source: Source;
  readonly id: string;
  readonly hash: Buffer;
  readonly nodes: Buffer;
  /** Null when the entry is no longer where it was written. */
  readonly text: string | null;
};

/** Leaves with the entries they were made of, in the order of the tree. */
export async function listLeaves(tx: Tx, from: number, limit: number): Promise<LeafRow[]> {
  return tx<LeafRow[]>`
    select l.position, l.source, l.entry_id as id, l.hash, l.nodes,
           case l.source when 'journal' then (select ${journalText(tx)} from journal_event e where e.event_id = l.entry_id)
             else (select ${accessText(tx)} from access_log a where a.id = l.entry_id) end as text
    from audit_leaf l where l.position >= ${from} order by l.position limit ${limit}`;
}

export const JOURNAL_READER = 'audit';
export const ACCESS_READER = 'audit-access';

/** The first entry that lies where the sequencer has been and has no leaf: somebody put it there afterwards. */
export async function findInserted(tx: Tx): Promise<{ readonly source: Source; readonly id: string } | undefined> {
  const [row] = await tx<{ source: Source; id: string }[]>`
    (select 'journal' as source, e.event_id as id from journal_event e
     join journal_tail t on t.consumer = ${JOURNAL_READER} and (e.xid, e.seq) <= (t.xid, t.seq)
     where not exists (select 1 from audit_leaf l where l.source = 'journal' and l.entry_id = e.event_id) order by e.seq limit 1)
    union all
    (select 'access', a.id from access_log a
     join journal_tail t on t.consumer = ${ACCESS_READER} and (a.xid, a.seq) <= (t.xid, t.seq)
     where not exists (select 1 from audit_leaf l where l.source = 'access' and l.entry_id = a.id) order by a.seq limit 1)
    limit 1`;
  return row;
}

/** Entries that are written and not yet in the tree: they could still be removed unseen. */
export async function countUnread(tx: Tx): Promise<number> {
  const [row] = await tx<{ count: number }[]>`
    select (select count(*) from journal_event e where (e.xid, e.seq) > (
              select coalesce(max(t.xid::text), '0')::xid8, coalesce(max(t.seq), 0) from journal_tail t where t.consumer = ${JOURNAL_READER}))
         + (select count(*) from access_log a where (a.xid, a.seq) > (
              select coalesce(max(t.xid::text), '0')::xid8, coalesce(max(t.seq), 0) from journal_tail t where t.consumer = ${ACCESS_READER})) as count`;
  return row?.count ?? 0;
}

/** Whether the access log has entries that its reader has not come to. */
export async function hasUnreadAccess(tx: Tx): Promise<boolean> {
  const [row] = await tx<{ isBehind: boolean }[]>`
    select exists (select 1 from access_log a where (a.xid, a.seq) > (
      select coalesce(max(t.xid::text), '0')::xid8, coalesce(max(t.seq), 0) from journal_tail t where t.consumer = ${ACCESS_READER})) as "isBehind"`;
  return row?.isBehind === true;
}

/** The place of the first access-log entry made at `before` or later; the tree's end when all are older. */
export async function findExpiryEnd(tx: Tx, before: Date): Promise<number> {
  const [row] = await tx<{ upTo: number }[]>`
    select coalesce(
      (select min(l.position) from audit_leaf l join access_log a on a.id = l.entry_id where l.source = 'access' and a.at >= ${before}),
      (select max(l.position) + 1 from audit_leaf l where l.source = 'access'), 0) as "upTo"`;
  return row?.upTo ?? 0;
}
