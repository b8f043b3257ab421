import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import { subtreeRange } from '#platform/kernel/org-path.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import type { MemberRow } from './rows.ts';

export const PAGE = 50;

const columns = (tx: Tx) => tx`
  p.id as "personId", p.name, p.phone_sealed as "phoneSealed", p.phone_event as "phoneEvent", p.union_id as "unionId", u.name as "unionName",
  p.org_path as "orgPath", p.line_path as "linePath", m.standing, m.began_on as "beganOn", r.id_type as "idType", r.id_index as "idIndex", r.details,
  r.personal_sealed as "personalSealed", r.sensitive_sealed as "sensitiveSealed", r.is_generated as "isGenerated", r.changed_at as "changedAt"`;

const joined = (tx: Tx) => tx`
  left join orgs_union u on u.id = p.union_id
  left join orgs_membership m on m.person_id = p.id and m.is_home and m.ended_on is null
  left join register_member r on r.person_id = p.id`;

/** A person within reach, with their record. An officer reaches who is at home below them; a worker reaches themselves. */
export async function findMemberRow(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<MemberRow | undefined> {
  const [row] = await tx<MemberRow[]>`
    select ${columns(tx)} from orgs_person p ${joined(tx)}
    where p.id = ${id} and (${withinReach(tx, reach, { orgPath: tx`p.org_path`, linePath: tx`p.line_path`, person: tx`p.id` })})
    ${lock ? tx`for update of p` : tx``}`;
  return row;
}

export type MemberFilter = { readonly union: Pick<UnionRow, 'path' | 'linePath'>; readonly words: string | undefined };
export type MemberCursor = { readonly orgPath: string; readonly personId: string };

/** By place in the tree, so that the index gives a page without sorting a province. */
export async function listMemberRows(
  tx: Tx, reach: Reach, filter: MemberFilter, page: { after: MemberCursor | undefined; limit: number },
): Promise<MemberRow[]> {
  const { after } = page;
  const cursor = after === undefined ? tx`true` : tx`(p.org_path, p.id) > (${after.orgPath}, ${after.personId}::uuid)`;
  return tx<MemberRow[]>`
    select ${columns(tx)} from orgs_person p ${joined(tx)}
    where (${inReach(tx, reach)}) and ${scopeCondition(tx, filter)} and ${cursor}
    order by p.org_path, p.id limit ${page.limit}`;
}

/** Undefined beyond `most`: nobody counts a province for a headline. */
export async function countMembers(tx: Tx, reach: Reach, filter: MemberFilter, most: number): Promise<number | undefined> {
  const [row] = await tx<{ members: number }[]>`
    select count(*) as members from (
      select 1 from orgs_person p where (${inReach(tx, reach)}) and ${scopeCondition(tx, filter)} limit ${most + 1}) counted`;
  const members = row?.members ?? 0;
  return members > most ? undefined : members;
}

const inReach = (tx: Tx, reach: Reach) => withinReach(tx, reach, { orgPath: tx`p.org_path`, linePath: tx`p.line_path` });

/** The second line is asked only where there is one: an alternative would keep the planner from the index. */
function scopeCondition(tx: Tx, { union, words }: MemberFilter): Fragment {
  const own = subtreeRange(union.path);
  const led = union.linePath === null ? undefined : subtreeRange(union.linePath);
  const place = led === undefined
    ? tx`p.org_path >= ${own.from} and p.org_path < ${own.to}`
    : tx`((p.org_path >= ${own.from} and p.org_path < ${own.to}) or (p.line_path >= ${led.from} and p.line_path < ${led.to}))`;
  return words === undefined || words === '' ? place : tx`${place} and position(${words} in p.name) > 0`;
}
