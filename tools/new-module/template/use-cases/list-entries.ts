import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { isPlaceInReach } from '#platform/access/reach.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { findUnion, listUnionsById, type UnionRow } from '#platform/orgs/store/unions.ts';
import { endpoints } from '../contract.ts';
import { listEntriesInReach, PAGE } from '../store/entries.ts';

export const listEntries = handle(endpoints.listEntries, async (ctx, input) => {
  const union = input.unionId === undefined ? undefined : await getUnionInReach(ctx, input.unionId);
  const rows = await listEntriesInReach(ctx.tx, ctx.reach, { view: input.view, union, year: input.year, before: input.before });
  const nameOf = new Map((await listUnionsById(ctx.tx, rows.map((row) => row.unionId))).map((one) => [one.id, one.name]));
  const last = rows.at(-1);
  return {
    entries: rows.map((row) => ({
      entryId: row.id, title: row.title, unionId: row.unionId, unionName: nameOf.get(row.unionId) ?? '', madeAt: row.madeAt,
      answeredAt: row.answeredAt,
    })),
    next: last !== undefined && rows.length === PAGE ? { madeAt: last.madeAt.toISOString(), entryId: last.id } : null,
  };
});

/** A union outside the reach is answered like one that does not exist. */
async function getUnionInReach(ctx: Ctx, unionId: string): Promise<UnionRow> {
  const union = await findUnion(ctx.tx, unionId);
  if (union === undefined || !isPlaceInReach(ctx.reach, { orgPath: union.path, linePath: union.linePath })) {
    throw new AppError(generalErrors['not-found']);
  }
  return union;
}
