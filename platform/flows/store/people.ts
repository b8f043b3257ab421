import { withinReach, type Reach } from '#platform/access/reach.ts';
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
