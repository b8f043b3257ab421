import type { Tx } from '#platform/db/tx.ts';
import type { Role } from '#platform/contract/permissions.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import type { Grant } from '../actor.ts';

const columns = (tx: Tx) => tx`
  g.id, g.person_id as "personId", g.union_id as "unionId", g.org_path as "orgPath", g.line_path as "linePath",
  g.role, g.has_subtree as "hasSubtree", g.valid_until as "validUntil"`;

/** Grants in force at an instant, with those whose giver's grant has ended or expired left out by their own dates. */
export async function listGrantsOf(tx: Tx, personIds: readonly string[], now: Date): Promise<Grant[]> {
  return tx<Grant[]>`
    select ${columns(tx)} from access_grant g
    where g.person_id = any(${[...new Set(personIds)]}::uuid[]) and g.revoked_at is null
      and g.valid_from <= ${now} and (g.valid_until is null or g.valid_until > ${now})
    order by g.org_path, g.role`;
}

export async function findGrant(tx: Tx, id: string, now: Date): Promise<Grant | undefined> {
  const [row] = await tx<Grant[]>`
    select ${columns(tx)} from access_grant g
    where g.id = ${id} and g.revoked_at is null and (g.valid_until is null or g.valid_until > ${now})`;
  return row;
}

/** Duties of one role at a union whose term is over and which nobody has ended. */
export async function listExpiredGrants(tx: Tx, unionId: string, role: string, now: Date): Promise<Grant[]> {
  return tx<Grant[]>`
    select ${columns(tx)} from access_grant g
    where g.union_id = ${unionId} and g.role = ${role} and g.revoked_at is null and g.valid_until <= ${now}
    order by g.id`;
}

export type OfficerRow = Grant & { readonly name: string; readonly since: Date };

/** Who holds which duty at one union now, offices first. Names come from within the caller's reach. */
export async function listOfficers(tx: Tx, unionId: string, now: Date): Promise<OfficerRow[]> {
  return tx<OfficerRow[]>`
    select ${columns(tx)}, p.name, g.valid_from as since
    from access_grant g join orgs_person p on p.id = g.person_id
    where g.union_id = ${unionId} and g.revoked_at is null and (g.valid_until is null or g.valid_until > ${now})
    order by array_position(array['chair', 'administrator', 'contact-person'], g.role), g.valid_from`;
}

/** Persons who hold one of the roles at a union now: to whom a notice for an office goes. */
export async function listHolders(tx: Tx, unionId: string, roles: readonly string[], now: Date): Promise<string[]> {
  const rows = await tx<{ personId: string }[]>`
    select distinct g.person_id as "personId" from access_grant g
    where g.union_id = ${unionId} and g.role = any(${[...roles]}::text[]) and g.revoked_at is null
      and g.valid_from <= ${now} and (g.valid_until is null or g.valid_until > ${now})`;
  return rows.map((row) => row.personId);
}

export type HolderRow = { readonly personId: PersonId; readonly unionId: UnionId; readonly role: Role };

/** Who holds one of the roles at some unions now, the earliest appointed first. */
export async function listHoldersAt(tx: Tx, unionIds: readonly string[], roles: readonly Role[], now: Date): Promise<HolderRow[]> {
  return tx<HolderRow[]>`
    select g.person_id as "personId", g.union_id as "unionId", g.role from access_grant g
    where g.union_id = any(${[...unionIds]}::uuid[]) and g.role = any(${[...roles]}::text[]) and g.revoked_at is null
      and g.valid_from <= ${now} and (g.valid_until is null or g.valid_until > ${now})
    order by g.valid_from, g.id`;
}
