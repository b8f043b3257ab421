import { handle } from '#platform/access/handler.ts';
import { endpoints, UNREAD_CAP } from '../contract.ts';
import { countUnreadNotices, listNotices } from '../store/notices.ts';

const PAGE = 20;

export const listMine = handle(endpoints.listMine, async (ctx, { before }) => {
  // One more than a page tells whether there is a next one.
  const rows = await listNotices(ctx.tx, ctx.reach, { before, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return {
    notices: shown.map(({ id, kind, params, link, madeAt, isRead }) => ({ noticeId: id, kind, params, link, madeAt, isRead })),
    next: last === undefined ? null : { madeAt: last.madeAt.toISOString(), noticeId: last.id },
  };
});

export const countUnread = handle(endpoints.countUnread, async (ctx) => ({
  unread: await countUnreadNotices(ctx.tx, ctx.reach, UNREAD_CAP),
}));
