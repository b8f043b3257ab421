import type { Tx } from '#platform/db/tx.ts';
import type { CardRow } from './rows.ts';

const columns = (tx: Tx) => tx`c.id, c.person_id as "personId", c.number, c.issued_at as "issuedAt"`;

/** Under the person's own reach, or the reach 'job'. */
export async function findCardOf(tx: Tx, personId: string): Promise<CardRow | undefined> {
  const [row] = await tx<CardRow[]>`select ${columns(tx)} from membership_card c where c.person_id = ${personId}`;
  return row;
}

/** By what a scanned card names. */
export async function findCard(tx: Tx, id: string): Promise<CardRow | undefined> {
  const [row] = await tx<CardRow[]>`select ${columns(tx)} from membership_card c where c.id = ${id}`;
  return row;
}
