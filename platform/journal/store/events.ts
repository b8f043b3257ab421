import type { Tx } from '#platform/db/tx.ts';
import { rowsOf } from '../applier.ts';

/** One row of the journal as code sees it. */
export type JournalRow = {
  readonly eventId: string;
  readonly type: string;
  readonly subjectId: string;
  readonly at: Date;
  readonly actor: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
};

export type StoredRow = JournalRow & { readonly seq: number; readonly xid: string };

/** Leaves in the same turn in which it is asked: what is asked after it travels behind it (the driver sends at the first wait). */
export async function insertEvents(tx: Tx, rows: readonly JournalRow[]): Promise<void> {
  await tx`
    insert into journal_event (event_id, type, subject_id, at, actor, body)
    select e."eventId", e.type, e."subjectId", e.at, e.actor, e.body
    from rows from (jsonb_to_recordset(${rowsOf(tx, rows)})
      as ("eventId" uuid, type text, "subjectId" uuid, at timestamptz, actor jsonb, body jsonb)) with ordinality
      as e("eventId", type, "subjectId", at, actor, body, place)
    order by e.place`.execute();
}

/** In the order things took effect. `seq` is drawn after a transaction's row locks, so it respects them. */
export async function listEventsAfter(tx: Tx, seq: number, limit: number): Promise<StoredRow[]> {
  return tx<StoredRow[]>`
    select e.seq, e.xid::text as xid, e.event_id as "eventId", e.type, e.subject_id as "subjectId", e.at, e.actor, e.body
    from journal_event e where e.seq > ${seq} order by e.seq limit ${limit}`;
}

export type TailPosition = { readonly xid: string; readonly seq: number };

/**
 * Claims a consumer's position for this transaction; undefined when another process has it.
 * The row is made on first use, so a new consumer starts at the beginning.
 */
export async function claimTail(tx: Tx, consumer: string, at: Date): Promise<TailPosition | undefined> {
  await tx`insert into journal_tail (consumer, xid, seq, at) values (${consumer}, '0', 0, ${at}) on conflict do nothing`;
  const [row] = await tx<TailPosition[]>`
    select t.xid::text as xid, t.seq from journal_tail t where t.consumer = ${consumer} for update skip locked`;
  return row;
}

/**
 * Only below the oldest running transaction: an event that commits late is still in front of the reader. `bodiesOf` names the types
 * that come with their body; undefined: all.
 */
export async function listSettledEvents(tx: Tx, after: TailPosition, limit: number, bodiesOf?: readonly string[]): Promise<StoredRow[]> {
  const body = bodiesOf === undefined ? tx`e.body` : tx`case when e.type = any(${[...bodiesOf]}::text[]) then e.body else '{}' end`;
  return tx<StoredRow[]>`
    select e.seq, e.xid::text as xid, e.event_id as "eventId", e.type, e.subject_id as "subjectId", e.at, e.actor, ${body} as body
    from journal_event e
    where (e.xid, e.seq) > (${after.xid}::xid8, ${after.seq}::bigint)
      and e.xid < pg_snapshot_xmin(pg_current_snapshot())
    order by e.xid, e.seq limit ${limit}`;
}

export async function moveTail(tx: Tx, consumer: string, to: TailPosition, at: Date): Promise<void> {
  await tx`update journal_tail t set xid = ${to.xid}::xid8, seq = ${to.seq}, at = ${at} where t.consumer = ${consumer}`;
}

/** Whether committed events lie beyond a consumer's position, settled or not. */
export async function hasUnread(tx: Tx, consumer: string): Promise<boolean> {
  const rows = await tx`
    select 1 from journal_event e join journal_tail t on t.consumer = ${consumer}
    where (e.xid, e.seq) > (t.xid, t.seq) limit 1`;
  return rows.length > 0;
}
