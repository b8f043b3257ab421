import type { Tx } from '#platform/db/tx.ts';
import type { PersonId } from '#platform/kernel/id.ts';

export type PooledRow = { readonly entryId: string; readonly personId: PersonId; readonly persons: number };

/** Who waits for the draw of an offer and whose name has these words, in the order of their coming; empty words are everybody. In the reach 'job'. */
export async function findPooled(tx: Tx, offerId: string, { words, limit }: { readonly words: string; readonly limit: number }): Promise<PooledRow[]> {
  return tx<PooledRow[]>`
    select e.id as "entryId", e.person_id as "personId", e.persons from signup_entry e join orgs_person p on p.id = e.person_id
    where e.offer_id = ${offerId} and e.state = 'pooled' and (${words} = '' or position(${words} in p.name) > 0) order by e.position, e.id limit ${limit}`;
}
