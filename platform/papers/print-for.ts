import type { Ctx } from '#platform/access/ctx.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { FONT_ROLES } from './contract/font-roles.ts';
import type { Paper } from './paper.ts';
import type { FontReference } from './font-shelf.ts';
import { listFontsAbove, readFontFile } from './store/fonts.ts';

/**
 * Prints a paper in the fonts of the union that issues it: its own, else those of the nearest union above, else the shipped
 * ones. Throws as `press.print` does.
 */
export async function printFor(ctx: Ctx, unionId: string, paper: Paper): Promise<Uint8Array> {
  return ctx.ports.press.print(paper, await fontsOf(ctx, unionId));
}

/** One reference for each role that somebody on the way up has a font for. */
export async function fontsOf(ctx: Ctx, unionId: string): Promise<FontReference[]> {
  const union = await findUnion(ctx.tx, unionId);
  if (union === undefined) return [];
  const rows = await listFontsAbove(ctx, [union.id, ...union.ancestors]);
  return FONT_ROLES.flatMap((role) => {
    const nearest = rows.find((row) => row.role === role);
    return nearest === undefined ? [] : [{ role, fileId: nearest.fileId, load: () => readFontFile(ctx, nearest.fileId) }];
  });
}
