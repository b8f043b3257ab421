import type { Tx } from '#platform/db/tx.ts';

export type AttemptRow = { readonly key: string; readonly count: number; readonly since: Date; readonly lastAt: Date };
export type AttemptKey = { readonly key: string; readonly scope: string };

/**
 * The counters, locked until the transaction ends; those that count nothing are left out. Two statements: rows are
 * made first, so that two first failures at the same moment wait for each other too. Locked in the order of their
 * keys, so that no two callers wait in a ring.
 */
export async function lockAttempts(tx: Tx, keys: readonly AttemptKey[], now: Date): Promise<ReadonlyMap<string, AttemptRow>> {
  const sorted = [...keys].sort((a, b) => (a.key < b.key ? -1 : 1));
  await tx`
    insert into accounts_attempt (key, scope, count, since, last_at)
    select k.key, k.scope, 0, ${now}, ${now}
    from unnest(${sorted.map((one) => one.key)}::text[], ${sorted.map((one) => one.scope)}::text[]) with ordinality
      as k(key, scope, place)
    order by k.place
    on conflict (key) do nothing`;
  const rows = await tx<AttemptRow[]>`
    select a.key, a.count, a.since, a.last_at as "lastAt" from accounts_attempt a
    where a.key = any(${sorted.map((one) => one.key)}::text[]) order by a.key for update`;
  return new Map(rows.filter((row) => row.count > 0).map((row) => [row.key, row]));
}

export async function saveAttempt(tx: Tx, row: AttemptRow): Promise<void> {
  await tx`
    update accounts_attempt a set count = ${row.count}, since = ${row.since}, last_at = ${row.lastAt} where a.key = ${row.key}`;
}

export async function clearAttempt(tx: Tx, key: string): Promise<void> {
  await tx`delete from accounts_attempt a where a.key = ${key}`;
}

/** Gives one use back; never below nothing. */
export async function giveBackAttempt(tx: Tx, key: string): Promise<void> {
  await tx`update accounts_attempt a set count = greatest(a.count - 1, 0) where a.key = ${key}`;
}
