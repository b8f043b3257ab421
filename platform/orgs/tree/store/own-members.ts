import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';

export type OwnMember = { readonly personId: PersonId; readonly name: string; readonly since: PlainDate | null };
export type OwnMembers = { readonly total: number; readonly members: OwnMember[] };

const SEPARATORS = /[\s,，、;；]+/u;

/** One word is a part of a name; several, as they come out of a spreadsheet, are whole names. */
function namesOf(words: string | undefined): readonly string[] {
  return words === undefined ? [] : words.split(SEPARATORS).filter((word) => word !== '');
}

/** Whose home a union itself is, not the unions below it; by name, at most `limit` of `total`. */
export async function listOwnMembers(
  tx: Tx, reach: Reach, page: { readonly unionId: string; readonly words: string | undefined; readonly limit: number },
): Promise<OwnMembers> {
  const names = namesOf(page.words);
  const [part] = names;
  const isNamed = part === undefined ? tx`true` : names.length === 1 ? tx`position(${part} in p.name) > 0` : tx`p.name = any(${[...names]}::text[])`;
  const rows = await tx<(OwnMember & { total: number })[]>`
    select p.id as "personId", p.name, m.began_on as since, count(*) over () as total
    from orgs_person p left join orgs_membership m on m.person_id = p.id and m.is_home and m.ended_on is null
    where p.union_id = ${page.unionId} and (${withinReach(tx, reach, { orgPath: tx`p.org_path`, linePath: tx`p.line_path` })}) and ${isNamed}
    order by p.name, p.id limit ${page.limit}`;
  return { total: rows[0]?.total ?? 0, members: rows.map(({ total: _total, ...member }) => member) };
}
