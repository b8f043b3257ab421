import { handle } from '#platform/access/handler.ts';
import { endpoints } from '../contract.ts';
import { listUnionsInReach } from '../store/unions.ts';

export const listUnions = handle(endpoints.listUnions, async (ctx, input) => {
  const rows = await listUnionsInReach(ctx.tx, ctx.reach, { parentId: input.parentId, words: input.words });
  return {
    unions: rows.map((row) => ({
      unionId: row.id, parentId: row.parentId, name: row.name, kind: row.kind, level: row.level,
      secondLeaderName: row.secondLeaderName, isGenerated: row.isGenerated, children: row.children,
    })),
  };
});
