import { handle } from '#platform/access/handler.ts';
import { listUnionsById } from '#platform/orgs/store/unions.ts';
import { endpoints } from '../contract.ts';
import { listOwnEntries } from '../store/entries.ts';
import { entryOpener } from './entry-opener.ts';

export const listMine = handle(endpoints.listMine, async (ctx) => {
  const rows = await listOwnEntries(ctx.tx, ctx.reach);
  const opener = await entryOpener(ctx, rows);
  const nameOf = new Map((await listUnionsById(ctx.tx, rows.map((row) => row.unionId))).map((union) => [union.id, union.name]));
  return {
    entries: rows.map((row) => ({
      entryId: row.id, title: row.title, text: opener.text(row), unionName: nameOf.get(row.unionId) ?? '', madeAt: row.madeAt,
      answer: opener.answer(row), answeredAt: row.answeredAt,
    })),
  };
});
