import type { Tx } from '#platform/db/tx.ts';

export type Placed = { readonly unionId: string; readonly at: Date; readonly cause: 'renamed' | 'moved' | 'moved-along' };

/**
 * Closes the open period of each union and begins one that says how the tree is now. Two changes of one instant are one
 * period, and a clock that went back a moment does not make a period end before it began.
 */
export async function placeAnew(tx: Tx, placed: readonly Placed[]): Promise<void> {
  if (placed.length === 0) return;
  const news = tx`
    select u.id, greatest(n.at, p.since_at) as at, n.cause, u.parent_id, u.path, u.name
    from unnest(${placed.map((one) => one.unionId)}::uuid[], ${placed.map((one) => one.at.toISOString())}::timestamptz[], ${placed.map((one) => one.cause)}::text[]) as n(id, at, cause)
    join orgs_union u on u.id = n.id
    left join orgs_placement p on p.union_id = n.id and p.until_at is null`;
  await tx`
    update orgs_placement p set until_at = n.at from (${news}) n
    where p.union_id = n.id and p.until_at is null and p.since_at < n.at`;
  await tx`
    insert into orgs_placement as p (union_id, since_at, parent_id, path, name, cause)
    select n.id, greatest(n.at, last.since_at), n.parent_id, n.path, n.name, n.cause
    from (${news}) n
    left join lateral (select max(o.since_at) as since_at from orgs_placement o where o.union_id = n.id) last on true
    on conflict (union_id, since_at) do update
      set until_at = null, parent_id = excluded.parent_id, path = excluded.path, name = excluded.name,
        cause = case when p.cause = 'founded' then p.cause else excluded.cause end`;
}

/** The first period of unions that were founded just now. */
export async function placeFirst(tx: Tx, founded: readonly { readonly unionId: string; readonly at: Date }[]): Promise<void> {
  await tx`
    insert into orgs_placement (union_id, since_at, parent_id, path, name, cause)
    select u.id, f.at, u.parent_id, u.path, u.name, 'founded'
    from unnest(${founded.map((one) => one.unionId)}::uuid[], ${founded.map((one) => one.at.toISOString())}::timestamptz[]) as f(id, at)
    join orgs_union u on u.id = f.id`;
}

/** A dissolved union stands nowhere from then on. */
export async function endPlacements(tx: Tx, ended: readonly { readonly unionId: string; readonly at: Date }[]): Promise<void> {
  await tx`
    update orgs_placement p set until_at = greatest(e.at, p.since_at)
    from unnest(${ended.map((one) => one.unionId)}::uuid[], ${ended.map((one) => one.at.toISOString())}::timestamptz[]) as e(id, at)
    where p.union_id = e.id and p.until_at is null`;
}
