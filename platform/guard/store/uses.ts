import type { Tx } from '#platform/db/tx.ts';

export type UseRow = { readonly key: string; readonly count: number; readonly since: Date };
export type NewUse = { readonly key: string; readonly amount: number; readonly perMs: number };

/** What was used so far, without a lock: for a look before the work, and for the difficulty. */
export async function findUses(tx: Tx, keys: readonly string[]): Promise<ReadonlyMap<string, UseRow>> {
  const rows = await tx<UseRow[]>`
    select u.key, u.amount as count, u.since from guard_use u where u.key = any(${[...keys]}::text[])`;
  return new Map(rows.map((row) => [row.key, row]));
}

/**
 * Adds to the counters and gives what they now say. Locks their rows until the transaction ends, so it stands last in
 * it; in the order of the keys, so that no two callers wait in a ring. A window that is over begins anew.
 */
export async function addUses(tx: Tx, uses: readonly NewUse[], now: Date): Promise<ReadonlyMap<string, UseRow>> {
  const sorted = [...uses].sort((one, other) => (one.key < other.key ? -1 : 1));
  const rows = await tx<UseRow[]>`
    insert into guard_use as u (key, amount, since, per_seconds)
    select n.key, n.amount, ${now}, n.per_seconds
    from unnest(${sorted.map((one) => one.key)}::text[], ${sorted.map((one) => one.amount)}::bigint[],
      ${sorted.map((one) => Math.ceil(one.perMs / 1000))}::integer[]) with ordinality as n(key, amount, per_seconds, place)
    order by n.place
    on conflict (key) do update set
      amount = case when excluded.since >= u.since + make_interval(secs => u.per_seconds) then excluded.amount else u.amount + excluded.amount end,
      since = case when excluded.since >= u.since + make_interval(secs => u.per_seconds) then excluded.since else u.since end,
      per_seconds = excluded.per_seconds
    returning u.key, u.amount as count, u.since`;
  return new Map(rows.map((row) => [row.key, row]));
}

/** Removes counters whose window ended before `before`. Runs as a job. */
export async function sweepUses(tx: Tx, before: Date): Promise<void> {
  await tx`delete from guard_use u where u.since < ${before}`;
}
