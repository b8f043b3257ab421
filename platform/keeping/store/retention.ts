import type { Tx } from '#platform/db/tx.ts';

/** Days by kind, where the platform chose another time than the usual one. */
export async function listChosenPeriods(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await tx<{ kind: string; days: number }[]>`select r.kind, r.days from keeping_retention r`;
  return new Map(rows.map((row) => [row.kind, row.days]));
}

/** When a kind's time was last chosen, where it was. */
export async function listChoiceDays(tx: Tx): Promise<ReadonlyMap<string, Date>> {
  const rows = await tx<{ kind: string; at: Date }[]>`select r.kind, r.changed_at as at from keeping_retention r`;
  return new Map(rows.map((row) => [row.kind, row.at]));
}

/** What the job removed, the newest first. */
export async function listRemovals(tx: Tx, limit: number): Promise<Removal[]> {
  return tx<Removal[]>`select r.id, r.at, r.kind, r.before, r.removed from keeping_removal r order by r.at desc, r.id desc limit ${limit}`;
}

export type Removal = { readonly id: string; readonly at: Date; readonly kind: string; readonly before: Date; readonly removed: number };

export async function insertRemoval(tx: Tx, removal: Removal): Promise<void> {
  await tx`
    insert into keeping_removal (id, at, kind, before, removed)
    values (${removal.id}, ${removal.at}, ${removal.kind}, ${removal.before}, ${removal.removed})`;
}

/** What was removed since a moment, by kind. */
export async function sumRemovals(tx: Tx, since: Date): Promise<ReadonlyMap<string, number>> {
  const rows = await tx<{ kind: string; removed: number }[]>`
    select r.kind, sum(r.removed)::integer as removed from keeping_removal r where r.at >= ${since} group by r.kind`;
  return new Map(rows.map((row) => [row.kind, row.removed]));
}
