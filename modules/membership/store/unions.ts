import type { Tx } from '#platform/db/tx.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { subtreeRange, type OrgPath } from '#platform/kernel/org-path.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import type { Candidate } from '../rules/propose-unions.ts';
import type { KnownEmployer } from '../rules/likeness.ts';

export type NamedUnion = Pick<UnionRow, 'id' | 'name' | 'kind'> & { readonly upperName: string | null };

/** Unions by a part of their name, the shortest name first: what was typed is most of it. */
export async function listUnionsNamed(tx: Tx, words: string, limit: number): Promise<NamedUnion[]> {
  return tx<NamedUnion[]>`
    select u.id, u.name, u.kind, p.name as "upperName" from orgs_union u left join orgs_union p on p.id = u.parent_id
    where position(${words} in u.name) > 0 and u.dissolved_at is null order by length(u.name), u.name, u.id limit ${limit}`;
}

export async function findNamedUnion(tx: Tx, id: string): Promise<NamedUnion | undefined> {
  const [row] = await tx<NamedUnion[]>`
    select u.id, u.name, u.kind, p.name as "upperName" from orgs_union u left join orgs_union p on p.id = u.parent_id where u.id = ${id}`;
  return row;
}

/** A union, or where it went: an old poster of a merged union leads to the one that took its members in. */
export async function findLivingUnionId(tx: Tx, id: string): Promise<UnionId | undefined> {
  const [row] = await tx<{ id: UnionId }[]>`
    with recursive line as (
      select u.id, u.successor_id, u.dissolved_at, 1 as step from orgs_union u where u.id = ${id}
      union all
      select n.id, n.successor_id, n.dissolved_at, l.step + 1 from line l join orgs_union n on n.id = l.successor_id
      where l.dissolved_at is not null and l.step < 20)
    select l.id from line l where l.dissolved_at is null order by l.step limit 1`;
  return row?.id;
}

/** Areas (territorial unions) that a district's name finds, and the industry unions inside them. */
export async function listCandidates(tx: Tx, district: string, limit: number): Promise<Candidate[]> {
  const areas = await tx<Candidate[]>`
    select u.id, u.name, u.kind, u.level, u.path from orgs_union u
    where u.kind in ('federation', 'street', 'zone') and position(${district} in u.name) > 0 and u.dissolved_at is null
    order by length(u.name), u.level desc, u.path limit 3`;
  if (areas.length === 0) return [];
  const ranges = areas.map((area) => subtreeRange(area.path));
  const industries = await tx<Candidate[]>`
    select distinct u.id, u.name, u.kind, u.level, u.path
    from unnest(${ranges.map((range) => range.from)}::text[], ${ranges.map((range) => range.to)}::text[]) as r(low, high)
    join orgs_union u on u.path >= r.low collate "C" and u.path < r.high collate "C"
    where u.kind = 'industry' and u.dissolved_at is null order by u.level, u.path limit ${limit}`;
  return [...areas, ...industries];
}

/** Unions of employers below one, as employers: what is founded already. A union's own credit code is not its employer's. */
export async function listEmployerUnions(tx: Tx, upper: { readonly path: OrgPath }): Promise<KnownEmployer[]> {
  const below = subtreeRange(upper.path);
  return tx<KnownEmployer[]>`
    select u.name, null as "creditCode", p.name as "where", 'union' as source
    from orgs_union u join orgs_union p on p.id = u.parent_id
    where u.path > ${below.from} and u.path < ${below.to} and u.kind in ('enterprise', 'industry') and u.dissolved_at is null
    order by u.path limit 5000`;
}
