import type { Tx } from '#platform/db/tx.ts';
import type { CardKeyRow, CardRow } from './rows.ts';

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

/** Every key that ever signed cards here, the newest first. Public, and read under any reach. */
export async function listCardKeys(tx: Tx): Promise<CardKeyRow[]> {
  return tx<CardKeyRow[]>`select k.key_id as "keyId", k.public_key as "publicKey", k.until_at as until from membership_card_key k order by k.began_at desc, k.id`;
}

/** Cards by their holders. In the reach 'job'. */
export async function listCardsOf(tx: Tx, personIds: readonly string[]): Promise<CardRow[]> {
  return tx<CardRow[]>`select ${columns(tx)} from membership_card c where c.person_id = any(${[...new Set(personIds)]}::uuid[])`;
}

/** By what several scanned cards name. In the reach 'job'. */
export async function listCardsById(tx: Tx, ids: readonly string[]): Promise<CardRow[]> {
  return tx<CardRow[]>`select ${columns(tx)} from membership_card c where c.id = any(${[...new Set(ids)]}::uuid[])`;
}
