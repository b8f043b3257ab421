import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Sealed } from '#platform/contract/event.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';

/** Names of persons; in the reach 'job'. Whoever takes part in a case is named to the others who do. */
export async function listNames(tx: Tx, people: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(people.filter((one) => one !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx<{ id: string; name: string }[]>`select p.id, p.name from orgs_person p where p.id = any(${wanted}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** The union whose member a person is. */
export async function findHomeUnion(tx: Tx, personId: PersonId): Promise<UnionId | undefined> {
  const [row] = await tx<{ unionId: UnionId | null }[]>`select p.union_id as "unionId" from orgs_person p where p.id = ${personId}`;
  return row?.unionId ?? undefined;
}

export type Namesake = { readonly personId: PersonId; readonly name: string; readonly phoneSealed: Sealed | null; readonly phoneEvent: string | null; readonly isAsked: boolean };

/** Those of a union with exactly this name, and always the one who asks, who may be none of them; in the reach 'job'. */
export async function listNamesakes(tx: Tx, { unionId, name, asker, most }: { unionId: string; name: string; asker: PersonId; most: number }): Promise<Namesake[]> {
  return tx<Namesake[]>`
    with union_asked as materialized (select u.id, u.path from orgs_union u where u.id = ${unionId}),
      found as (select p.id from orgs_person p join union_asked u on p.org_path = u.path and p.union_id = u.id where p.name = ${name} limit ${most + 1})
    select p.id as "personId", p.name, p.phone_sealed as "phoneSealed", p.phone_event as "phoneEvent", p.id in (select f.id from found f) as "isAsked"
    from orgs_person p where p.id in (select f.id from found f) or p.id = ${asker}`;
}

/** Whether somebody else's case at this union asks a person for something now. */
export async function isAskedAt(tx: Tx, personId: PersonId, unionId: string): Promise<boolean> {
  const [row] = await tx`
    select 1 from flows_task t join flows_case c on c.id = t.case_id
    where t.person_id = ${personId} and t.state = 'open' and c.union_id = ${unionId} and c.starter_id <> ${personId} limit 1`;
  return row !== undefined;
}

/** Of some ids those of the union's own members, and of officers of the unions named beside it; in the reach 'job'. */
export async function listNameable(tx: Tx, ids: readonly string[], { unionId, officesAt, now }: { unionId: string; officesAt: readonly string[]; now: Date }): Promise<ReadonlySet<string>> {
  const rows = await tx<{ id: string }[]>`
    select p.id from orgs_person p
    where p.id = any(${[...ids]}::uuid[]) and (p.union_id = ${unionId} or exists (
      select 1 from access_grant g
      where g.person_id = p.id and g.union_id = any(${[...officesAt]}::uuid[]) and g.revoked_at is null and g.valid_from <= ${now} and (g.valid_until is null or g.valid_until > ${now})))`;
  return new Set(rows.map((row) => row.id));
}

export type Officer = { readonly personId: PersonId; readonly name: string; readonly unionName: string; readonly roles: string[] };

/** Officers of some unions whose name contains the words, the lowest union first; in the reach 'job'. */
export async function listOfficersOf(tx: Tx, unionIds: readonly string[], { words, now }: { words: string; now: Date }): Promise<Officer[]> {
  return tx<Officer[]>`
    select g.person_id as "personId", p.name, u.name as "unionName", array_agg(distinct g.role order by g.role) as roles
    from access_grant g join orgs_person p on p.id = g.person_id join orgs_union u on u.id = g.union_id
    where g.union_id = any(${[...unionIds]}::uuid[]) and g.revoked_at is null and g.valid_from <= ${now} and (g.valid_until is null or g.valid_until > ${now})
      and (${words} = '' or position(${words} in p.name) > 0)
    group by g.person_id, p.name, u.name, u.path order by u.path desc, p.name, g.person_id limit 50`;
}

/** Those whose home it is, by a part of the name. */
export async function listMembers(tx: Tx, reach: Reach, { unionId, words }: { unionId: UnionId; words: string }): Promise<{ personId: PersonId; name: string }[]> {
  return tx<{ personId: PersonId; name: string }[]>`
    select p.id as "personId", p.name from orgs_person p
    where p.union_id = ${unionId} and (${withinReach(tx, reach, { orgPath: tx`p.org_path`, linePath: tx`p.line_path` })}) and position(${words} in p.name) > 0
    order by p.name, p.id limit 30`;
}
