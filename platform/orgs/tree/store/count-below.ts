import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import { subtreeRange } from '#platform/kernel/org-path.ts';
import type { ScopedTable } from '../../events.ts';
import type { UnionRow } from '../../store/unions.ts';

export type Below = {
  readonly unionsBelow: number; readonly members: number; readonly openCases: number; readonly ownMembers: number; readonly ownCases: number;
};

/**
 * What lies at a union and below it, in numbers alone: also work that the caller must not see (回避) keeps a union from
 * being empty.
 */
export async function countBelow(ctx: Ctx, scopedTables: readonly ScopedTable[], union: Pick<UnionRow, 'id' | 'path'>): Promise<Below> {
  return withSystemReach(ctx, 'job', async ({ tx }) => {
    const { from, to } = subtreeRange(union.path);
    const [unions] = await tx<{ below: number }[]>`
      select count(*) as below from orgs_union u where u.path > ${from} and u.path < ${to} and u.dissolved_at is null`;
    const members = await counted(tx, union, tx`orgs_membership`, tx`s.ended_on is null`);
    let cases = { whole: 0, own: 0 };
    for (const { table, isOpen } of scopedTables) {
      if (isOpen === undefined) continue;
      const open = await counted(tx, union, tx`${tx(table)}`, isOpen(tx));
      cases = { whole: cases.whole + open.whole, own: cases.own + open.own };
    }
    return { unionsBelow: unions?.below ?? 0, members: members.whole, ownMembers: members.own, openCases: cases.whole, ownCases: cases.own };
  });
}

async function counted(tx: Tx, union: Pick<UnionRow, 'path'>, table: Fragment, condition: Fragment): Promise<{ whole: number; own: number }> {
  const { from, to } = subtreeRange(union.path);
  const [row] = await tx<{ whole: number; own: number }[]>`
    select count(*) as whole, count(*) filter (where s.org_path = ${union.path}) as own
    from ${table} s where s.org_path >= ${from} and s.org_path < ${to} and ${condition}`;
  return row ?? { whole: 0, own: 0 };
}

/** How many of some persons have their home at a union now, wherever the caller's reach ends. */
export async function countHomesAt(ctx: Ctx, unionId: string, people: readonly string[]): Promise<number> {
  return withSystemReach(ctx, 'job', async ({ tx }) => {
    const [row] = await tx<{ homes: number }[]>`
      select count(*) as homes from orgs_membership m
      where m.union_id = ${unionId} and m.person_id = any(${[...people]}::uuid[]) and m.is_home and m.ended_on is null`;
    return row?.homes ?? 0;
  });
}
