import type { Tx } from '#platform/db/tx.ts';
import type { Role } from '#platform/contract/permissions.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import type { Candidate } from '../rules/second-people.ts';

export type CandidateSearch = {
  /** The union itself first, then up. */
  readonly ladder: readonly UnionId[];
  readonly roles: readonly Role[];
  readonly preparedBy: string;
  readonly now: Date;
};

/** Everybody on the ladder whose duty reaches its lowest union, with what the rule has to know of each. */
export async function listCandidates(tx: Tx, { ladder, roles, preparedBy, now }: CandidateSearch): Promise<Candidate[]> {
  return tx<Candidate[]>`
    with recursive held as (
      select g.id, g.person_id, g.union_id, g.parent_grant_id, g.valid_from from access_grant g
      where g.union_id = any(${[...ladder]}::uuid[]) and g.role = any(${[...roles]}::text[]) and g.revoked_at is null
        and g.valid_from <= ${now} and (g.valid_until is null or g.valid_until > ${now})
        and (g.has_subtree or g.union_id = ${ladder[0] ?? ''})),
    givers as (
      select h.id as leaf, p.person_id, p.parent_grant_id from held h join access_grant p on p.id = h.parent_grant_id
      union all
      select v.leaf, p.person_id, p.parent_grant_id from givers v join access_grant p on p.id = v.parent_grant_id)
    select h.person_id as "personId", h.union_id as "unionId",
           exists (select from access_absence a where a.person_id = h.person_id and a.union_id = h.union_id
             and a.ended_at is null and a.away_from <= ${now} and a.away_until > ${now}) as "isAway",
           not exists (select from givers v where v.leaf = h.id and v.person_id = ${preparedBy}) as "isIndependent"
    from held h order by h.valid_from, h.id`;
}

/** Which of some duties somebody did not, at any depth, hand on. */
export async function listIndependent(tx: Tx, grantIds: readonly string[], giverId: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    with recursive givers as (
      select g.id as leaf, p.person_id, p.parent_grant_id from access_grant g join access_grant p on p.id = g.parent_grant_id
      where g.id = any(${[...grantIds]}::uuid[])
      union all
      select v.leaf, p.person_id, p.parent_grant_id from givers v join access_grant p on p.id = v.parent_grant_id)
    select g.id from access_grant g
    where g.id = any(${[...grantIds]}::uuid[]) and not exists (select from givers v where v.leaf = g.id and v.person_id = ${giverId})`;
  return rows.map((row) => row.id);
}
