import type { Tx } from '#platform/db/tx.ts';
import type { PersonId } from '#platform/kernel/id.ts';

export type IdentityKind = 'directory' | 'wechat';
export type IdentityRow = { readonly kind: IdentityKind; readonly subjectIndex: string; readonly personId: PersonId };

export async function findIdentity(tx: Tx, of: Pick<IdentityRow, 'kind' | 'subjectIndex'>): Promise<PersonId | undefined> {
  const [row] = await tx<{ personId: PersonId }[]>`
    select i.person_id as "personId" from accounts_identity i where i.kind = ${of.kind} and i.subject_index = ${of.subjectIndex}`;
  return row?.personId;
}

/** False when the person is bound to another subject already, or the subject to another person. */
export async function bindIdentity(tx: Tx, row: IdentityRow & { readonly now: Date }): Promise<boolean> {
  const rows = await tx`
    insert into accounts_identity (kind, subject_index, person_id, bound_at)
    values (${row.kind}, ${row.subjectIndex}, ${row.personId}, ${row.now}) on conflict do nothing returning kind`;
  return rows.length > 0;
}

export type Binding = { readonly subjectIndex: string; readonly boundAt: Date };

export async function findBindingOf(tx: Tx, personId: string, kind: IdentityKind): Promise<Binding | undefined> {
  const [row] = await tx<Binding[]>`
    select i.subject_index as "subjectIndex", i.bound_at as "boundAt"
    from accounts_identity i where i.kind = ${kind} and i.person_id = ${personId}`;
  return row;
}

/** False when there was none. */
export async function removeBindingOf(tx: Tx, personId: string, kind: IdentityKind): Promise<boolean> {
  const rows = await tx`delete from accounts_identity i where i.kind = ${kind} and i.person_id = ${personId} returning i.kind`;
  return rows.length > 0;
}
