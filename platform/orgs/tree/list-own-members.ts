import { handle } from '#platform/access/handler.ts';
import { treeEndpoints } from '../contract/tree.ts';
import { requireAllowed } from './reshape.ts';
import { listOwnMembers } from './store/own-members.ts';

const LISTED = 100;

/** Who could go along when a union is split: those whose home it is itself. */
export const listOwnMembersHandler = handle(treeEndpoints.listOwnMembers, async (ctx, input, union) => {
  requireAllowed(ctx, union);
  return listOwnMembers(ctx.tx, ctx.reach, { unionId: union.id, words: input.words, limit: LISTED });
});
