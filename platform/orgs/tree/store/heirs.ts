import type { Tx } from '#platform/db/tx.ts';
import type { UnionId } from '#platform/kernel/id.ts';

export type Heir = { readonly endedId: string; readonly unionId: UnionId };

/** Where the work of ended unions goes: the last successor named, else the nearest union above that still stands. */
export async function listHeirs(tx: Tx, endedIds: readonly string[]): Promise<Heir[]> {
  return tx<Heir[]>`
    with recursive chain as (
      select u.id as ended, u.id, u.successor_id, u.dissolved_at, u.parent_id, 1 as step
      from orgs_union u where u.id = any(${[...new Set(endedIds)]}::uuid[])
      union all
      select c.ended, n.id, n.successor_id, n.dissolved_at, n.parent_id, c.step + 1
      from chain c join orgs_union n on n.id = coalesce(c.successor_id, c.parent_id)
      where c.dissolved_at is not null)
    select c.ended as "endedId", c.id as "unionId" from chain c where c.dissolved_at is null`;
}
