import type { Fragment, Tx } from '#platform/db/tx.ts';
import type { Id, UnionId } from '#platform/kernel/id.ts';

/** Unions that are no more and offer what lies ahead. In the reach 'job'. */
export async function listEndedOfferers(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx<{ unionId: string }[]>`select distinct o.union_id as "unionId" from signup_offer o join orgs_union u on u.id = o.union_id where ${isLeftBehind(tx, now)}`;
  return rows.map(({ unionId }) => unionId);
}

/** What they offer, held. What somebody works on this moment is left for the next round. In the reach 'job'. */
export async function lockOffersLeftBehind(tx: Tx, { now, limit }: { readonly now: Date; readonly limit: number }): Promise<{ id: Id<'offer'>; unionId: UnionId }[]> {
  return tx<{ id: Id<'offer'>; unionId: UnionId }[]>`
    select o.id, o.union_id as "unionId" from signup_offer o join orgs_union u on u.id = o.union_id
    where ${isLeftBehind(tx, now)} order by o.id limit ${limit} for update of o skip locked`;
}

function isLeftBehind(tx: Tx, now: Date): Fragment {
  return tx`u.dissolved_at is not null and o.cancelled_at is null and o.last_moment > ${now}`;
}
