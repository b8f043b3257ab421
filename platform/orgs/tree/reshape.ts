import type { Ctx } from '#platform/access/ctx.ts';
import { canAt } from '#platform/access/decide.ts';
import { handle } from '#platform/access/handler.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { childPath, isSameOrBelow } from '#platform/kernel/org-path.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { placeMoved } from '../rules/move-union.ts';
import { findUnion, findUnionInReach, type UnionRow } from '../store/unions.ts';
import { setSecondLeader } from '../use-cases/set-second-leader.ts';
import { holdForChange, readSubtree, type PlacedUnion } from './store/hold-tree.ts';
import { treeEndpoints, treeErrors } from '../contract/tree.ts';
import { secondLeaderEnded, unionMoved } from './tree-events.ts';

/** Before anything is decided: the caller leads the union and the one above it, and the rows of the change are held. */
export async function beginChange(ctx: Ctx, union: PlacedUnion, others: readonly string[] = []): Promise<void> {
  requireAllowed(ctx, union);
  if (!await holdForChange(ctx, union, others)) throw new AppError(generalErrors['not-found']);
}

/** The other union of a change: led by the caller with what is to come below it. */
export async function requireTarget(ctx: Ctx, id: string): Promise<UnionRow> {
  const target = await findUnionInReach(ctx.tx, ctx.reach, id, true);
  if (target === undefined) throw new AppError(generalErrors['not-found']);
  const next = target.childCount + 1;
  requireAllowed(ctx, { path: childPath(target.path, next), linePath: target.linePath === null ? null : childPath(target.linePath, next) });
  return target;
}

/** A duty at a union alone does not reshape what lies, or will lie, below it. */
export function requireAllowed(ctx: Ctx, place: Pick<UnionRow, 'path' | 'linePath'>): void {
  const asking = { actor: ctx.actor, actingUnion: ctx.actingUnion, now: ctx.clock.now() };
  if (canAt('orgs.union.reshape', { orgPath: place.path, linePath: place.linePath }, asking, ctx.permissions)) return;
  throw new AppError(generalErrors['not-allowed']);
}

export const moveUnion = handle(treeEndpoints.moveUnion, async (ctx, input, union) => {
  await beginChange(ctx, union, [input.parentId]);
  const target = await requireTarget(ctx, input.parentId);
  await record(ctx, [await decideMove(ctx, union, target, target.childCount + 1)]);
  return {};
});

/** The event of one move; the caller holds the subtree and the target. */
export async function decideMove(ctx: Ctx, union: UnionRow, target: UnionRow, ordinal: number) {
  const newPath = orThrow(placeMoved(union, target, await readSubtree(ctx.tx, union), ordinal));
  return unionMoved({ unionId: union.id, fromId: union.parentId ?? target.id, parentId: target.id, path: union.path, newPath });
}

/** Sets or changes the second leader; the former one's lead ends in the same transaction. */
export const leadUnion = handle(treeEndpoints.leadUnion, async (ctx, input, union) => {
  await beginChange(ctx, union, [input.leaderId]);
  const leader = await requireTarget(ctx, input.leaderId);
  if (isSameOrBelow(union.path, leader.path) && leader.id !== union.id) throw new AppError(treeErrors['already-above']);
  if (union.secondLeaderId !== null) await endLead(ctx, union);
  // Ending one lead may have shortened the line of the next leader.
  const [led, above] = [await findUnion(ctx.tx, union.id), await findUnion(ctx.tx, leader.id)];
  if (led === undefined || above === undefined) throw new AppError(generalErrors['not-found']);
  await setSecondLeader(ctx, led, above);
  return {};
});

export const endSecondLine = handle(treeEndpoints.endSecondLine, async (ctx, _input, union) => {
  await beginChange(ctx, union);
  if (union.secondLeaderId === null) throw new AppError(treeErrors['not-led']);
  await endLead(ctx, union);
  return {};
});

/** The caller holds the subtree. */
export async function endLead(ctx: Ctx, union: UnionRow | PlacedUnion): Promise<void> {
  if (union.secondLeaderId === null) return;
  await record(ctx, [secondLeaderEnded({ unionId: union.id, leaderId: union.secondLeaderId, path: union.path })]);
}
