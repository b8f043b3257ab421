import type { Tx } from '#platform/db/tx.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';

export type SignedInPerson = {
  readonly name: string;
  readonly unionId: UnionId | null;
  readonly unionName: string | null;
};

/** Needs the reach of the person or a system reach: orgs' policies decide. */
export async function findPerson(tx: Tx, personId: string): Promise<SignedInPerson | undefined> {
  const [row] = await tx<SignedInPerson[]>`
    select p.name, p.union_id as "unionId", u.name as "unionName"
    from orgs_person p left join orgs_union u on u.id = p.union_id where p.id = ${personId}`;
  return row;
}

export async function findPersonByPhone(tx: Tx, phoneIndex: string): Promise<PersonId | undefined> {
  const [row] = await tx<{ id: PersonId }[]>`select p.id from orgs_person p where p.phone_index = ${phoneIndex}`;
  return row?.id;
}

export async function hasPhone(tx: Tx, personId: string, phoneIndex: string): Promise<boolean> {
  return await findPersonByPhone(tx, phoneIndex) === personId;
}
