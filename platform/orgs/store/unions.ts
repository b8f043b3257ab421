import type { Ctx } from '#platform/access/ctx.ts';
import { withinReach, type Reach } from '#platform/access/reach.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { subtreeRange, type OrgPath } from '#platform/kernel/org-path.ts';

export type UnionRow = {
  readonly id: UnionId;
  readonly parentId: UnionId | null;
  readonly name: string;
  readonly kind: 'federation' | 'street' | 'zone' | 'industry' | 'enterprise' | 'branch' | 'group';
  readonly level: number;
  readonly path: OrgPath;
  readonly linePath: OrgPath | null;
  readonly ancestors: readonly UnionId[];
  readonly secondLeaderId: UnionId | null;
  readonly childCount: number;
  readonly ledCount: number;
  readonly isGenerated: boolean;
};

const columns = (tx: Tx) => tx`
  u.id, u.parent_id as "parentId", u.name, u.kind, u.level, u.path, u.line_path as "linePath", u.ancestors,
  u.second_leader_id as "secondLeaderId", u.child_count as "childCount", u.led_count as "ledCount",
  u.is_generated as "isGenerated"`;

/** A union within the caller's reach, for may(…).on(unionResource). */
export async function findUnionInReach(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<UnionRow | undefined> {
  const [row] = await tx<UnionRow[]>`
    select ${columns(tx)} from orgs_union u
    where u.id = ${id} and (${withinReach(tx, reach, { orgPath: tx`u.path`, linePath: tx`u.line_path` })})
    ${lock ? tx`for update` : tx``}`;
  return row;
}

/** Any union by id: names and places are public. */
export async function findUnion(tx: Tx, id: string): Promise<UnionRow | undefined> {
  const [row] = await tx<UnionRow[]>`select ${columns(tx)} from orgs_union u where u.id = ${id}`;
  return row;
}

/**
 * A union that stays where it is until the transaction ends, so that a row written with its path cannot be left behind
 * by a concurrent change of the tree. A row lock asks the policy for changing; an anonymous worker has no such reach.
 */
export async function holdUnion(ctx: Ctx, id: string): Promise<UnionRow | undefined> {
  return withSystemReach(ctx, 'job', async ({ tx }) => {
    const [row] = await tx<UnionRow[]>`select ${columns(tx)} from orgs_union u where u.id = ${id} for share`;
    return row;
  });
}

/** Several unions by id, in no order. */
export async function listUnionsById(tx: Tx, ids: readonly string[]): Promise<UnionRow[]> {
  return tx<UnionRow[]>`select ${columns(tx)} from orgs_union u where u.id = any(${[...new Set(ids)]}::uuid[])`;
}

/** Children of a union in founding order; without parent, the topmost unions of the reach. At most 200. */
export async function listUnionsInReach(
  tx: Tx, reach: Reach, filter: { parentId: string | undefined; words: string | undefined },
): Promise<(UnionRow & { secondLeaderName: string | null })[]> {
  const scope = withinReach(tx, reach, { orgPath: tx`u.path`, linePath: tx`u.line_path` });
  const words = filter.words === undefined || filter.words === '' ? tx`true` : tx`position(${filter.words} in u.name) > 0`;
  const starts = reach.unions.map((range) => range.from);
  const parent = filter.parentId !== undefined ? tx`u.parent_id = ${filter.parentId}`
    : filter.words !== undefined && filter.words !== '' ? tx`true` : tx`u.path = any(${starts}::text[])`;
  return tx<(UnionRow & { secondLeaderName: string | null })[]>`
    select ${columns(tx)}, l.name as "secondLeaderName"
    from orgs_union u left join orgs_union l on l.id = u.second_leader_id
    where (${scope}) and ${parent} and ${words}
    -- Segments are base 36 of growing length: as text alone, the 36th child would stand before the second.
    order by u.level, length(u.path), u.path limit 200`;
}

/** The local federation (地方工会) beside an enterprise union: 双会's other half, the nearest on either line. */
export async function findLocalUnion(tx: Tx, union: UnionRow): Promise<UnionRow | undefined> {
  const candidates = union.secondLeaderId === null ? union.ancestors : [...union.ancestors, union.secondLeaderId];
  const [row] = await tx<UnionRow[]>`
    select ${columns(tx)} from orgs_union u
    where u.id = any(${[...candidates]}::uuid[]) and u.kind in ('federation', 'street', 'zone')
    order by u.level desc limit 1`;
  return row;
}

/** Unions below (not the union itself) that already stand in a second line of their own. */
export async function countLedBelow(tx: Tx, union: Pick<UnionRow, 'path'>): Promise<number> {
  const below = subtreeRange(union.path);
  const [row] = await tx<{ led: number }[]>`
    select count(*) as led from orgs_union u
    where u.path > ${below.from} and u.path < ${below.to} and (u.line_path is not null or u.led_count > 0)`;
  return row?.led ?? 0;
}

/** Topmost unions of this platform: the next root's ordinal is one more. */
export async function countRoots(tx: Tx): Promise<number> {
  const [row] = await tx<{ roots: number }[]>`select count(*) as roots from orgs_union u where u.parent_id is null`;
  return row?.roots ?? 0;
}
