import type { Ctx } from '#platform/access/ctx.ts';
import { withinReach, type Reach } from '#platform/access/reach.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { subtreeRange, type OrgPath } from '#platform/kernel/org-path.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';

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
  /** A dissolved union keeps its place, and takes no commands any more. */
  readonly dissolvedAt: Date | null;
  readonly successorId: UnionId | null;
  readonly creditCode: string | null;
  readonly certificateFrom: PlainDate | null;
  readonly certificateTo: PlainDate | null;
};

export const unionColumns = (tx: Tx) => tx`
  u.id, u.parent_id as "parentId", u.name, u.kind, u.level, u.path, u.line_path as "linePath", u.ancestors,
  u.second_leader_id as "secondLeaderId", u.child_count as "childCount", u.led_count as "ledCount",
  u.is_generated as "isGenerated", u.dissolved_at as "dissolvedAt", u.successor_id as "successorId", u.credit_code as "creditCode",
  u.certificate_from as "certificateFrom", u.certificate_to as "certificateTo"`;

/** A union within the caller's reach, for may(…).on(unionResource). A dissolved one can be read and no longer be changed. */
export async function findUnionInReach(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<UnionRow | undefined> {
  const [row] = await tx<UnionRow[]>`
    select ${unionColumns(tx)} from orgs_union u
    where u.id = ${id} and (${withinReach(tx, reach, { orgPath: tx`u.path`, linePath: tx`u.line_path` })})
    ${lock ? tx`and u.dissolved_at is null for update` : tx``}`;
  return row;
}

/** Any union by id: names and places are public. */
export async function findUnion(tx: Tx, id: string): Promise<UnionRow | undefined> {
  const [row] = await tx<UnionRow[]>`select ${unionColumns(tx)} from orgs_union u where u.id = ${id}`;
  return row;
}

/**
 * A union that stays where it is until the transaction ends, so that a row written with its path cannot be left behind
 * by a concurrent change of the tree. A row lock asks the policy for changing; an anonymous worker has no such reach.
 */
export async function holdUnion(ctx: Ctx, id: string): Promise<UnionRow | undefined> {
  const [row] = await holdUnions(ctx, [id]);
  return row;
}

/** Several likewise, locked in the order of their ids. */
export async function holdUnions(ctx: Ctx, ids: readonly string[]): Promise<UnionRow[]> {
  return withSystemReach(ctx, 'job', ({ tx }) => tx<UnionRow[]>`
    select ${unionColumns(tx)} from orgs_union u where u.id = any(${[...new Set(ids)]}::uuid[]) order by u.id for share`);
}

/** Several unions by id, in no order. */
export async function listUnionsById(tx: Tx, ids: readonly string[]): Promise<UnionRow[]> {
  return tx<UnionRow[]>`select ${unionColumns(tx)} from orgs_union u where u.id = any(${[...new Set(ids)]}::uuid[])`;
}

export type ListedUnion = UnionRow & { readonly secondLeaderName: string | null; readonly children: number };

/** Children of a union in founding order; without parent, the topmost unions of the reach. At most 200. */
export async function listUnionsInReach(
  tx: Tx, reach: Reach, filter: { parentId: string | undefined; words: string | undefined },
): Promise<ListedUnion[]> {
  const scope = withinReach(tx, reach, { orgPath: tx`u.path`, linePath: tx`u.line_path` });
  const words = filter.words === undefined || filter.words === '' ? tx`true` : tx`position(${filter.words} in u.name) > 0`;
  const starts = reach.unions.map((range) => range.from);
  const parent = filter.parentId !== undefined ? tx`u.parent_id = ${filter.parentId}`
    : filter.words !== undefined && filter.words !== '' ? tx`true` : tx`u.path = any(${starts}::text[])`;
  return tx<ListedUnion[]>`
    select ${unionColumns(tx)}, l.name as "secondLeaderName",
      (select count(*) from orgs_union c where c.parent_id = u.id and c.dissolved_at is null) as children
    from orgs_union u left join orgs_union l on l.id = u.second_leader_id
    where (${scope}) and u.dissolved_at is null and ${parent} and ${words}
    -- Segments are base 36 of growing length: as text alone, the 36th child would stand before the second.
    order by u.level, length(u.path), u.path limit 200`;
}

/** The local federation (地方工会) beside an enterprise union: 双会's other half, the nearest on either line. */
export async function findLocalUnion(tx: Tx, union: UnionRow): Promise<UnionRow | undefined> {
  return (await listLocalUnions(tx, [union])).get(union.id);
}

/** The same for several unions, by the id of each; one that has none beside it is not there. */
export async function listLocalUnions(tx: Tx, unions: readonly UnionRow[]): Promise<ReadonlyMap<UnionId, UnionRow>> {
  const candidatesOf = (union: UnionRow) => (union.secondLeaderId === null ? union.ancestors : [...union.ancestors, union.secondLeaderId]);
  const rows = (await listUnionsById(tx, unions.flatMap(candidatesOf)))
    .filter((row) => LOCAL.has(row.kind)).sort((one, other) => other.level - one.level);
  const byId = new Map<UnionId, UnionRow>();
  for (const union of unions) {
    const local = rows.find((row) => candidatesOf(union).includes(row.id));
    if (local !== undefined) byId.set(union.id, local);
  }
  return byId;
}

const LOCAL: ReadonlySet<UnionRow['kind']> = new Set(['federation', 'street', 'zone']);

/** Unions below (not the union itself) that already stand in a second line of their own or lead somebody along one. */
export async function countLedBelow(tx: Tx, union: Pick<UnionRow, 'path'>): Promise<number> {
  const below = subtreeRange(union.path);
  const [row] = await tx<{ led: number }[]>`
    select count(*) as led from orgs_union u
    where u.path > ${below.from} and u.path < ${below.to} and (u.line_path is not null or exists (select 1 from orgs_union l where l.second_leader_id = u.id))`;
  return row?.led ?? 0;
}

/** Unions that one leads along the second line now; `ledCount` counts those it ever led. */
export async function countLed(tx: Tx, leaderId: string): Promise<number> {
  const [row] = await tx<{ led: number }[]>`select count(*) as led from orgs_union u where u.second_leader_id = ${leaderId}`;
  return row?.led ?? 0;
}

/** Topmost unions of this platform: the next root's ordinal is one more. */
export async function countRoots(tx: Tx): Promise<number> {
  const [row] = await tx<{ roots: number }[]>`select count(*) as roots from orgs_union u where u.parent_id is null`;
  return row?.roots ?? 0;
}
