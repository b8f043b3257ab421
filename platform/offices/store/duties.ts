import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { AbsenceTerm, DutyTerm } from '#platform/access/rules/acting-holders.ts';
import type { Role } from '#platform/contract/permissions.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import type { GrantId, Id, PersonId, UnionId } from '#platform/kernel/id.ts';
import { subtreeRange, unionRange, type OrgPath } from '#platform/kernel/org-path.ts';

/** A duty as it was given, with how it came to be and how it ended. */
export type DutyRow = DutyTerm & {
  readonly id: GrantId;
  readonly unionName: string;
  readonly hasSubtree: boolean;
  readonly grantedBy: PersonId | null;
  /** Who held the duties from which it was handed on, the nearest first. */
  readonly giverIds: readonly PersonId[];
  readonly isAway: boolean;
};

const MOST = 200;

function selectDuties(tx: Tx, where: Fragment, now: Date): Promise<DutyRow[]> {
  return tx<DutyRow[]>`
    with recursive asked as (select g.* from access_grant g where ${where}),
    givers as (
      select a.id as leaf, p.person_id, p.parent_grant_id, 1 as step from asked a join access_grant p on p.id = a.parent_grant_id
      union all
      select v.leaf, p.person_id, p.parent_grant_id, v.step + 1 from givers v join access_grant p on p.id = v.parent_grant_id)
    select a.id, a.person_id as "personId", a.union_id as "unionId", u.name as "unionName", a.role, a.has_subtree as "hasSubtree",
           a.valid_from as "from", a.valid_until as "until", a.revoked_at as "endedAt", a.granted_by as "grantedBy",
           array(select v.person_id from givers v where v.leaf = a.id order by v.step) as "giverIds",
           exists (select from access_absence l where l.person_id = a.person_id and l.union_id = a.union_id and l.ended_at is null
             and l.away_from <= ${now} and l.away_until > ${now}) as "isAway"
    from asked a join orgs_union u on u.id = a.union_id
    order by a.revoked_at desc nulls first, array_position(array['chair', 'administrator', 'contact-person'], a.role), a.valid_from desc, a.id
    limit ${MOST}`;
}

/** Every duty of one union that stands, will stand or once stood. */
export function listDutiesOfUnion(tx: Tx, unionId: string, now: Date): Promise<DutyRow[]> {
  return selectDuties(tx, tx`g.union_id = ${unionId}`, now);
}

/** The same of one person, within reach. */
export function listDutiesOfPerson(tx: Tx, reach: Reach, personId: string, now: Date): Promise<DutyRow[]> {
  const within = withinReach(tx, reach, { orgPath: tx`g.org_path`, linePath: tx`g.line_path` });
  return selectDuties(tx, tx`g.person_id = ${personId} and (${within})`, now);
}

export async function findDuty(tx: Tx, grantId: string, now: Date): Promise<DutyRow | undefined> {
  const [row] = await selectDuties(tx, tx`g.id = ${grantId}`, now);
  return row;
}

/** What the rule of acting holders has to know of a union and those above it. */
export async function listSeatFacts(
  tx: Tx, ladder: readonly UnionId[], roles: readonly Role[],
): Promise<{ readonly terms: readonly DutyTerm[]; readonly absences: readonly AbsenceTerm[] }> {
  const terms = await tx<DutyTerm[]>`
    select g.person_id as "personId", g.union_id as "unionId", g.role, g.valid_from as "from", g.valid_until as "until", g.revoked_at as "endedAt"
    from access_grant g
    where g.union_id = any(${[...ladder]}::uuid[]) and g.role = any(${[...roles]}::text[]) and g.revoked_at is null
    order by g.valid_from, g.id`;
  const absences = await tx<AbsenceTerm[]>`
    select l.person_id as "personId", l.union_id as "unionId", l.away_from as "from", l.away_until as "until", l.ended_at as "endedAt"
    from access_absence l where l.union_id = any(${[...ladder]}::uuid[]) and l.ended_at is null`;
  return { terms, absences };
}

export type AbsenceRow = {
  readonly id: Id<'absence'>;
  readonly personId: PersonId;
  readonly unionId: UnionId;
  readonly from: Date;
  readonly until: Date;
  readonly deputyGrantIds: readonly GrantId[];
};

/** Leave at a union that is not over, the next first. */
export async function listAbsences(tx: Tx, unionId: string, now: Date): Promise<AbsenceRow[]> {
  return tx<AbsenceRow[]>`
    select l.id, l.person_id as "personId", l.union_id as "unionId", l.away_from as "from", l.away_until as "until",
           l.deputy_grant_ids as "deputyGrantIds"
    from access_absence l where l.union_id = ${unionId} and l.ended_at is null and l.away_until > ${now}
    order by l.away_from, l.id`;
}

export type KnownOfficer = { readonly personId: PersonId; readonly name: string; readonly roles: readonly Role[]; readonly unionName: string };

/**
 * Officers at a union and below it along the first line, as far as the reach goes: whoever could be given a start link by
 * whoever appoints there anyway. Nobody else is given a duty by id: a link made for it would open their account.
 */
export async function listOfficersBelow(tx: Tx, reach: Reach, path: OrgPath, now: Date): Promise<KnownOfficer[]> {
  const range = subtreeRange(path);
  return tx<KnownOfficer[]>`
    select g.person_id as "personId", p.name, array_agg(distinct g.role) as roles, min(u.name) as "unionName"
    from access_grant g join orgs_person p on p.id = g.person_id join orgs_union u on u.id = g.union_id
    where g.org_path >= ${range.from} and g.org_path < ${range.to} and g.revoked_at is null
      and g.valid_from <= ${now} and (g.valid_until is null or g.valid_until > ${now})
      and (${withinReach(tx, reach, { orgPath: tx`g.org_path`, linePath: tx`g.line_path` })})
    group by g.person_id, p.name order by min(length(g.org_path)), p.name, g.person_id limit ${MOST}`;
}

export async function isOfficerBelow(tx: Tx, place: { path: OrgPath; hasSubtree: boolean }, asked: { personId: string; now: Date }): Promise<boolean> {
  const range = place.hasSubtree ? subtreeRange(place.path) : unionRange(place.path);
  const rows = await tx`
    select 1 from access_grant g
    where g.person_id = ${asked.personId} and g.org_path >= ${range.from} and g.org_path < ${range.to} and g.revoked_at is null
      and g.valid_from <= ${asked.now} and (g.valid_until is null or g.valid_until > ${asked.now}) limit 1`;
  return rows.length > 0;
}
