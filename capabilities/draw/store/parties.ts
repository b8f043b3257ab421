import type { Tx } from '#platform/db/tx.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import type { Party } from '../wire.ts';

export type PartyRow = {
  readonly drawId: string;
  readonly party: number;
  readonly role: Party['role'];
  readonly unionId: UnionId | null;
  readonly name: string;
  readonly personId: PersonId;
  readonly commitment: string;
  readonly committedAt: Date;
  readonly value: string | null;
  readonly salt: string | null;
  readonly revealedAt: Date | null;
};

const columns = (tx: Tx) => tx`
  p.draw_id as "drawId", p.party, p.role, p.union_id as "unionId", p.name, p.person_id as "personId", p.commitment, p.committed_at as "committedAt", p.value, p.salt, p.revealed_at as "revealedAt"`;

/** Of some draws, in the order of their numbers. In the reach 'job'. */
export async function listParties(tx: Tx, drawIds: readonly string[]): Promise<PartyRow[]> {
  return tx<PartyRow[]>`select ${columns(tx)} from draw_party p where p.draw_id = any(${[...new Set(drawIds)]}::uuid[]) order by p.draw_id, p.party`;
}

/** What one person committed, newest first. */
export async function listPartiesOfPerson(tx: Tx, personId: string): Promise<PartyRow[]> {
  return tx<PartyRow[]>`select ${columns(tx)} from draw_party p where p.person_id = ${personId} order by p.committed_at desc, p.draw_id limit 200`;
}
