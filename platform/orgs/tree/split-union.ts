import { handle } from '#platform/access/handler.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import { errors } from '../contract.ts';
import { moveHomes } from '../memberships/move-homes.ts';
import { findUnion } from '../store/unions.ts';
import { foundUnion } from '../use-cases/found-union.ts';
import { decisionOf, requireDecided } from './dissolve.ts';
import { beginChange, decideMove, requireTarget } from './reshape.ts';
import { listChildren } from './store/hold-tree.ts';
import { countHomesAt } from './store/count-below.ts';
import { treeEndpoints, treeErrors } from '../contract/tree.ts';
import { unionSplitOff } from './tree-events.ts';

/** A new union beside another takes some of its unions and members along; cases stay where they are being handled. */
export const splitUnion = handle(treeEndpoints.splitUnion, async (ctx, input, union) => {
  const { newId, name, kind, childIds, personIds } = input;
  const decision = decisionOf(input);
  await beginChange(ctx, union);
  requireDecided(ctx, decision);
  const upper = await requireTarget(ctx, union.upper.id);
  const leaving = (await listChildren(ctx.tx, union.id)).filter((child) => childIds.includes(child.id));
  const people = [...new Set(personIds)].map((id) => toId<'person'>(id));
  const isOfUnion = leaving.length === new Set(childIds).size && await countHomesAt(ctx, union.id, people) === people.length;
  if (!isOfUnion) throw new AppError(treeErrors['not-of-union']);
  const unionId = toId<'union'>(newId);
  try {
    await foundUnion(ctx, upper, { unionId, name, kind, isGenerated: union.isGenerated });
  } catch (error) {
    // The console made the id: sent twice under two keys, the second meets the first one's row.
    if (violatedConstraint(error) === 'orgs_union_pkey') throw new AppError(errors['already-founded']);
    throw error;
  }
  const founded = await findUnion(ctx.tx, unionId);
  if (founded === undefined) throw new TypeError('founded and not there');
  const moves = [];
  for (const [index, child] of leaving.entries()) moves.push(await decideMove(ctx, child, founded, 1 + index));
  await record(ctx, [unionSplitOff({ unionId, fromId: union.id, ...decision }), ...moves]);
  if (people.length > 0) await moveHomes(ctx, people, { unionId, reason: 'merged' });
  return {};
});
