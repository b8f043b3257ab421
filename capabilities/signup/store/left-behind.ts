import type { Tx } from '#platform/db/tx.ts';
import type { Id, UnionId } from '#platform/kernel/id.ts';

/** Of unions that are no more, what lies ahead. What somebody works on this moment is left for the next round. In the reach 'job'. */
export async function listOffersLeftBehind(tx: Tx, { now, limit }: { readonly now: Date; readonly limit: number }): Promise<{ id: Id<'offer'>; unionId: UnionId }[]> {
  return tx<{ id: Id<'offer'>; unionId: UnionId }[]>`
    select o.id, o.union_id as "unionId" from signup_offer o join orgs_union u on u.id = o.union_id
    where u.dissolved_at is not null and o.cancelled_at is null and o.last_moment > ${now} order by o.id limit ${limit} for update of o skip locked`;
}
