import type { Ctx } from '#platform/access/ctx.ts';
import { withinReach, type Reach } from '#platform/access/reach.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { lockName } from '#platform/db/advisory-lock.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { GrantId, PersonId, UnionId } from '#platform/kernel/id.ts';
import { subtreeRange, type OrgPath } from '#platform/kernel/org-path.ts';
import { unionColumns, type UnionRow } from '../../store/unions.ts';
import { rootOf } from '../../rules/line-root.ts';

/** A union with the one above it: where it stands is the upper one's matter (TUL 10). */
export type PlacedUnion = UnionRow & { readonly upper: { readonly id: UnionId; readonly path: OrgPath; readonly linePath: OrgPath | null } };

/**
 * A union that stands below another, within reach of whoever leads the upper one. For a command it is one change of the
 * tree at a time, platform-wide: two moves that would make a circle together meet here. Rows are held by holdForChange.
 */
export async function findPlacedUnion(tx: Tx, reach: Reach, id: string, isChanging: boolean): Promise<PlacedUnion | undefined> {
  if (isChanging) await lockName(tx, 'tree of unions');
  const [row] = await tx<(UnionRow & { upperId: UnionId; upperPath: OrgPath; upperLine: OrgPath | null })[]>`
    select ${unionColumns(tx)}, p.id as "upperId", p.path as "upperPath", p.line_path as "upperLine"
    from orgs_union u join orgs_union p on p.id = u.parent_id
    where u.id = ${id} and (${withinReach(tx, reach, { orgPath: tx`p.path`, linePath: tx`p.line_path` })})
      ${isChanging ? tx`and u.dissolved_at is null` : tx``}`;
  if (row === undefined) return undefined;
  const { upperId, upperPath, upperLine, ...union } = row;
  return { ...union, upper: { id: upperId, path: upperPath, linePath: upperLine } };
}

/**
 * Holds every union that a change of this one's place would write, and the others named, in the order of their ids, until
 * no statement finds another: whoever founds below one of them holds its row, so what was founded meanwhile is seen by the
 * next statement, and afterwards nobody can. False when the caller may not change the union and the one above it: that is
 * asked of the database under the caller's own reach.
 */
export async function holdForChange(ctx: Ctx, union: PlacedUnion, others: readonly string[]): Promise<boolean> {
  const [first, second] = [subtreeRange(union.path), subtreeRange(rootOf(union))];
  await withSystemReach(ctx, 'job', async ({ tx }) => {
    let held = -1;
    for (;;) {
      const rows = await tx`
        select u.id from orgs_union u
        where (u.path >= ${first.from} and u.path < ${first.to}) or (u.line_path >= ${second.from} and u.line_path < ${second.to})
          or u.id = any(${[union.upper.id, ...others]}::uuid[])
        order by u.id for update`;
      if (rows.length === held) return;
      held = rows.length;
    }
  });
  const own = await ctx.tx`select u.id from orgs_union u where u.id in (${union.id}, ${union.upper.id}) for update`;
  return own.length === 2;
}

/** Unions directly below one that still stand, in founding order. */
export async function listChildren(tx: Tx, parentId: string): Promise<UnionRow[]> {
  return tx<UnionRow[]>`
    select ${unionColumns(tx)} from orgs_union u where u.parent_id = ${parentId} and u.dissolved_at is null order by length(u.path), u.path`;
}

/** Duties at a union that nobody has ended, those whose term is over among them. */
export async function listDuties(tx: Tx, unionId: string): Promise<{ id: GrantId; personId: PersonId }[]> {
  return tx<{ id: GrantId; personId: PersonId }[]>`
    select g.id, g.person_id as "personId" from access_grant g where g.union_id = ${unionId} and g.revoked_at is null order by g.id`;
}

export type SubtreeFacts = {
  /** Levels that it takes up, itself included. */
  readonly levels: number;
  /** Unions in it that have a second leader of their own, itself included. */
  readonly led: number;
  /** By how many segments the longest second line concerned is longer than its union's level. */
  readonly excess: number;
};

export async function readSubtree(tx: Tx, union: Pick<UnionRow, 'path' | 'linePath' | 'level'>): Promise<SubtreeFacts> {
  const [first, second] = [subtreeRange(union.path), subtreeRange(rootOf(union))];
  const [row] = await tx<{ deepest: number | null; led: number; excess: number | null }[]>`
    select max(u.level) filter (where u.path >= ${first.from} and u.path < ${first.to}) as deepest,
      count(*) filter (where u.path >= ${first.from} and u.path < ${first.to} and u.second_leader_id is not null) as led,
      max(length(u.line_path) - length(replace(u.line_path, '/', '')) - u.level) as excess
    from orgs_union u
    where (u.path >= ${first.from} and u.path < ${first.to}) or (u.line_path >= ${second.from} and u.line_path < ${second.to})`;
  return { levels: (row?.deepest ?? union.level) - union.level + 1, led: row?.led ?? 0, excess: row?.excess ?? 0 };
}
