import type { Ctx } from '#platform/access/ctx.ts';
import { canAt } from '#platform/access/decide.ts';
import { handle } from '#platform/access/handler.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId, type UnionId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { endpoints, errors } from '../contract.ts';
import { unionFounded } from '../events.ts';
import { placeUnion } from '../rules/place-union.ts';
import type { UnionRow } from '../store/unions.ts';

type NewUnion = {
  readonly unionId: UnionId;
  readonly name: string;
  readonly kind: UnionRow['kind'];
  readonly isGenerated: boolean;
};

/** Founds a union below `parent`, whose row the caller holds locked: its child count is the next ordinal. */
export async function foundUnion(ctx: Ctx, parent: UnionRow | undefined, union: NewUnion, rootOrdinal = 1): Promise<void> {
  const place = orThrow(placeUnion(parent, parent === undefined ? rootOrdinal : parent.childCount + 1));
  await record(ctx, [unionFounded({
    unionId: union.unionId, parentId: parent?.id ?? null, name: union.name, kind: union.kind, path: place.path,
    ancestors: [...place.ancestors], linePath: place.linePath, isGenerated: union.isGenerated,
  })]);
}

export const foundUnionHandler = handle(endpoints.foundUnion, async (ctx, input, parent) => {
  // A duty at the parent alone reaches the parent, and not what would be made below it.
  const place = orThrow(placeUnion(parent, parent.childCount + 1));
  const asking = { actor: ctx.actor, actingUnion: ctx.actingUnion, now: ctx.clock.now() };
  if (!canAt('orgs.union.found', { orgPath: place.path, linePath: place.linePath }, asking, ctx.permissions)) {
    throw new AppError(generalErrors['not-allowed']);
  }
  const unionId = toId<'union'>(input.unionId);
  try {
    await foundUnion(ctx, parent, { unionId, name: input.name, kind: input.kind, isGenerated: false });
  } catch (error) {
    // The console made the id: sent twice under two keys, the second meets the first one's row.
    if (violatedConstraint(error) === 'orgs_union_pkey') throw new AppError(errors['already-founded']);
    throw error;
  }
  return { unionId };
});
