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
    where g.union_id = ${unionId} and g.revoked_at is null and g.valid_from <= ${now} and (g.valid_until is null or g.valid_until > ${now})
    order by array_position(array['chair', 'administrator', 'contact-person'], g.role), g.valid_from`;
}

/** Persons who hold one of the roles at a union now and are there: to whom a notice for an office goes. */
export async function listHolders(tx: Tx, unionId: string, roles: readonly string[], now: Date): Promise<string[]> {
  const rows = await tx<{ personId: string; isAway: boolean }[]>`
    select distinct g.person_id as "personId", ${isAway(tx, now)} as "isAway" from access_grant g
    where g.union_id = ${unionId} and g.role = any(${[...roles]}::text[]) and ${isInForce(tx, now)}`;
  return presentOf(rows).map((row) => row.personId);
}

export type HolderRow = { readonly personId: PersonId; readonly unionId: UnionId; readonly role: Role };

/**
 * Who holds one of the roles at some unions now, the earliest appointed first. Whoever is away is left out, so that their
 * deputy or the next union is found; where all of them are away nobody is (see rules/acting-holders.ts).
 */
export async function listHoldersAt(tx: Tx, unionIds: readonly string[], roles: readonly Role[], now: Date): Promise<HolderRow[]> {
  const rows = await tx<(HolderRow & { isAway: boolean })[]>`
    select g.person_id as "personId", g.union_id as "unionId", g.role, ${isAway(tx, now)} as "isAway" from access_grant g
    where g.union_id = any(${[...unionIds]}::uuid[]) and g.role = any(${[...roles]}::text[]) and ${isInForce(tx, now)}
    order by g.valid_from, g.id`;
  return presentOf(rows).map(({ personId, unionId, role }) => ({ personId, unionId, role }));
}

/** Duties of a person at a union that stand now or will: what a further one is judged against. */
export async function listRolesAt(tx: Tx, unionId: string, personId: string, now: Date): Promise<Role[]> {
  const rows = await tx<{ role: Role }[]>`
    select distinct g.role from access_grant g
    where g.union_id = ${unionId} and g.person_id = ${personId} and g.revoked_at is null and (g.valid_until is null or g.valid_until > ${now})`;
  return rows.map((row) => row.role);
}

/** Separated duties of a person at a union whose term is over: they still stand in the index that keeps them apart. */
export async function listExpiredDuties(tx: Tx, unionId: string, personId: string, now: Date): Promise<Grant[]> {
  return tx<Grant[]>`
    select ${columns(tx)} from access_grant g
    where g.union_id = ${unionId} and g.person_id = ${personId} and g.revoked_at is null and g.valid_until <= ${now}
      and g.role in ('system-officer', 'security-officer', 'audit-officer')
    order by g.id`;
}

const isInForce = (tx: Tx, now: Date) => tx`
  g.revoked_at is null and g.valid_from <= ${now} and (g.valid_until is null or g.valid_until > ${now})`;

const isAway = (tx: Tx, now: Date) => tx`
  exists (select from access_absence a where a.person_id = g.person_id and a.union_id = g.union_id and a.ended_at is null
    and a.away_from <= ${now} and a.away_until > ${now})`;

function presentOf<Row extends { readonly isAway: boolean }>(rows: readonly Row[]): readonly Row[] {
  const present = rows.filter((row) => !row.isAway);
  return present.length > 0 ? present : rows;
}
