import type { Ctx } from '#platform/access/ctx.ts';
import { grantEnded } from '#platform/access/events.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { isSameOrBelow } from '#platform/kernel/org-path.ts';
import { dateInChina, type PlainDate } from '#platform/kernel/plain-date.ts';
import { errors } from '../contract.ts';
import type { ScopedTable } from '../events.ts';
import { mergeMemberships } from '../memberships/move-homes.ts';
import { isAsShown, type ShownCounts } from '../rules/as-shown.ts';
import { countLed, type UnionRow } from '../store/unions.ts';
import { beginChange, decideMove, endLead, requireTarget } from './reshape.ts';
import { countBelow } from './store/count-below.ts';
import { listChildren, listDuties, type PlacedUnion } from './store/hold-tree.ts';
import { treeErrors } from '../contract/tree.ts';
import { unionDissolved } from './tree-events.ts';

type Decision = { readonly reason: string; readonly decidedOn: PlainDate; readonly documentNumber: string };

export function decisionOf({ reason, decidedOn, documentNumber }: Decision): Decision {
  return { reason, decidedOn, documentNumber };
}

/** The approval of the union above lies before the deed. */
export function requireDecided(ctx: Pick<Ctx, 'clock'>, decision: Decision): void {
  if (decision.decidedOn > dateInChina(ctx.clock.now())) throw new AppError(treeErrors['decided-later']);
}

export type Merging = Decision & ShownCounts & { readonly intoId: string; readonly intoName: string };

/**
 * A union goes into another: its unions hang below that one, its members are its members, and it ends with its successor
 * named. Open cases and codes follow by their modules, which are told that the union is no more.
 */
export async function mergeInto(ctx: Ctx, union: PlacedUnion, merging: Merging): Promise<{ children: number; members: number }> {
  const decision = decisionOf(merging);
  await beginChange(ctx, union, [merging.intoId]);
  requireDecided(ctx, decision);
  const into = await requireTarget(ctx, merging.intoId);
  if (isSameOrBelow(into.path, union.path)) throw new AppError(treeErrors['below-itself']);
  const children = await listChildren(ctx.tx, union.id);
  const moves = [];
  for (const [index, child] of children.entries()) moves.push(await decideMove(ctx, child, into, into.childCount + 1 + index));
  await record(ctx, moves);
  const members = await mergeMemberships(ctx, union, into);
  if (into.name !== merging.intoName || !isAsShown(merging, { unions: children.length, members })) throw new AppError(treeErrors['changed-since']);
  await end(ctx, union, { successorId: into.id, isMerged: true, ...decision });
  return { children: children.length, members };
}

/** Without a successor only an empty union ends: nobody and nothing may be left with nowhere to go. */
export async function dissolveEmpty(
  ctx: Ctx, union: PlacedUnion, how: { readonly decision: Decision; readonly scopedTables: readonly ScopedTable[] },
): Promise<Record<string, never>> {
  const decision = decisionOf(how.decision);
  await beginChange(ctx, union);
  requireDecided(ctx, decision);
  const left = await countBelow(ctx, how.scopedTables, union);
  if (left.unionsBelow + left.ownMembers + left.ownCases > 0) {
    throw new AppError(treeErrors['not-empty'], { unions: left.unionsBelow, members: left.ownMembers, cases: left.ownCases });
  }
  await end(ctx, union, { successorId: null, isMerged: false, ...decision });
  return {};
}

async function end(
  ctx: Ctx, union: PlacedUnion, how: Decision & { readonly successorId: UnionRow['id'] | null; readonly isMerged: boolean },
): Promise<void> {
  // Those it leads along the second line would be led by nobody who can act.
  if (await countLed(ctx.tx, union.id) > 0) throw new AppError(errors['leads-others']);
  await endLead(ctx, union);
  const endedBy = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  const duties = await listDuties(ctx.tx, union.id);
  await record(ctx, [
    ...duties.map((grant) => grantEnded({ grantId: grant.id, personId: grant.personId, endedBy })),
    unionDissolved({ unionId: union.id, ...how }),
  ]);
}
