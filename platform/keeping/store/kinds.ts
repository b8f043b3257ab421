import type { Fragment, Tx } from '#platform/db/tx.ts';
import type { Kind } from '../rules/retention.ts';

/** Kinds whose rows go by a plain statement; the access log has a way of its own, because it stands in the audit tree. */
export type PlainKind = Exclude<Kind, 'access-log'>;

const TABLES: Readonly<Record<PlainKind, { readonly table: string; readonly key: string }>> = {
  notices: { table: 'notices_notice', key: 'id' },
  uploads: { table: 'sheets_upload', key: 'id' },
  sessions: { table: 'accounts_session', key: 'id' },
  codes: { table: 'accounts_code', key: 'request_id' },
  'done-jobs': { table: 'jobs_job', key: 'id' },
};

/** Rows whose time is over at `before`. */
function isOver(tx: Tx, kind: PlainKind, before: Date): Fragment {
  switch (kind) {
    case 'notices': return tx`t.made_at < ${before}`;
    case 'uploads': return tx`t.made_at < ${before}`;
    case 'sessions': return tx`(t.ends_at < ${before} or t.ended_at < ${before})`;
    case 'codes': return tx`t.sent_at < ${before}`;
    case 'done-jobs': return tx`t.done_at < ${before}`;
  }
}

/** The moment from which a kind's time is counted. */
function beganAt(tx: Tx, kind: PlainKind): Fragment {
  switch (kind) {
    case 'notices': return tx`t.made_at`;
    case 'uploads': return tx`t.made_at`;
    case 'sessions': return tx`least(t.ends_at, t.ended_at)`;
    case 'codes': return tx`t.sent_at`;
    case 'done-jobs': return tx`t.done_at`;
  }
}

export async function findOldest(tx: Tx, kind: PlainKind): Promise<Date | undefined> {
  const [row] = await tx<{ at: Date | null }[]>`select min(${beganAt(tx, kind)}) as at from ${tx(TABLES[kind].table)} t`;
  return row?.at ?? undefined;
}

/** In the reach 'tail'. */
export async function findOldestAccess(tx: Tx): Promise<Date | undefined> {
  const [row] = await tx<{ at: Date | null }[]>`select min(a.at) as at from access_log a`;
  return row?.at ?? undefined;
}

export async function countOver(tx: Tx, kind: PlainKind, before: Date): Promise<number> {
  const [row] = await tx<{ count: number }[]>`select count(*) as count from ${tx(TABLES[kind].table)} t where ${isOver(tx, kind, before)}`;
  return row?.count ?? 0;
}

/** Removes at most `limit` rows; the number removed. */
export async function removeOver(tx: Tx, kind: PlainKind, over: { readonly before: Date; readonly limit: number }): Promise<number> {
  const { table, key } = TABLES[kind];
  const { count } = await tx`
    delete from ${tx(table)} d where d.${tx(key)} in (
      select t.${tx(key)} from ${tx(table)} t where ${isOver(tx, kind, over.before)} limit ${over.limit})`;
  return count;
}

/** Entries of the access log that are older, whether or not they are already in the audit tree. In the reach 'tail'. */
export async function countOldAccess(tx: Tx, before: Date): Promise<number> {
  const [row] = await tx<{ count: number }[]>`select count(*) as count from access_log a where a.at < ${before}`;
  return row?.count ?? 0;
}
