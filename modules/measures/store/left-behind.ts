import type { Tx } from '#platform/db/tx.ts';
import type { Id, UnionId } from '#platform/kernel/id.ts';

type Left<Kind extends string> = { readonly id: Id<Kind>; readonly unionId: UnionId };

/** Open items of unions that are no more. Skips what somebody is working on this moment: the next round finds it. */
export async function listItemsLeftBehind(tx: Tx, limit: number): Promise<Left<'measures-item'>[]> {
  return tx<Left<'measures-item'>[]>`
    select t.id, t.union_id as "unionId" from measures_item t join orgs_union u on u.id = t.union_id
    where u.dissolved_at is not null and t.removed_at is null and t.progress < 100
    order by t.id limit ${limit} for update of t skip locked`;
}

/** Firms that a union looks after which is no more; those last that its successor may have already. */
export async function listFirmsLeftBehind(tx: Tx, limit: number): Promise<Left<'firm'>[]> {
  return tx<Left<'firm'>[]>`
    select f.id, f.union_id as "unionId" from measures_firm f join orgs_union u on u.id = f.union_id
    where u.dissolved_at is not null and f.removed_at is null and (u.successor_id is null or not exists (
      select from measures_firm o where o.union_id = u.successor_id and o.removed_at is null
        and (o.name_key = f.name_key or o.credit_code = f.credit_code)))
    order by f.id limit ${limit} for update of f skip locked`;
}

/** Whether a union has no firm of the same name or credit code as this one. */
export async function hasNoTwinAt(tx: Tx, firmId: string, unionId: string): Promise<boolean> {
  const [row] = await tx<{ isFree: boolean }[]>`
    select not exists (select from measures_firm o join measures_firm f on f.id = ${firmId}
      where o.union_id = ${unionId} and o.removed_at is null and (o.name_key = f.name_key or o.credit_code = f.credit_code)) as "isFree"`;
  return row?.isFree === true;
}
