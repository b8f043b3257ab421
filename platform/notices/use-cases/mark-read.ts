import { handle } from '#platform/access/handler.ts';
import { endpoints, UNREAD_CAP } from '../contract.ts';
import { countUnreadNotices, markNoticesRead } from '../store/notices.ts';

/**
 * Marks own notices as read. The one command that writes its table itself: a mark is a person's own state that no
 * union, figure or other zone learns of, and it is not replayed. Ids of others are passed over without a word.
 */
export const markRead = handle(endpoints.markRead, async (ctx, { ids }) => {
  await markNoticesRead(ctx.tx, ctx.reach, ids, ctx.clock.now());
  return { unread: await countUnreadNotices(ctx.tx, ctx.reach, UNREAD_CAP) };
});
