import { handle } from '#platform/access/handler.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import { endpoints, errors } from '../contract.ts';
import { fontChosen, fontRemoved } from '../events.ts';
import { FONT_ROLES } from '../contract/font-roles.ts';
import { claimFontFile, listFonts, listFontsAbove, removeUnusedFile } from '../store/fonts.ts';

export const listFontsHandler = handle(endpoints.listFonts, async (ctx, _input, union) => {
  const own = new Map((await listFonts(ctx.tx, [union.id])).map((row) => [row.role, row]));
  const above = await listFontsAbove(ctx, union.ancestors);
  return { fonts: FONT_ROLES.map((role) => {
    const [mine, theirs] = [own.get(role), above.find((row) => row.role === role)];
    return {
      role,
      own: mine === undefined ? null : { fontName: mine.fontName, fileName: mine.fileName, byteCount: mine.byteCount, chosenAt: mine.chosenAt },
      above: theirs === undefined ? null : { fontName: theirs.fontName, unionName: theirs.unionName },
    };
  }) };
});

export const useFont = handle(endpoints.useFont, async (ctx, { role, uploadId }, union) => {
  const ownerId = ctx.actor.kind === 'person' ? ctx.actor.personId : '';
  const file = ownerId === '' ? undefined : await claimFontFile(ctx, { id: uploadId, ownerId });
  if (file === undefined) throw new AppError(errors['upload-gone']);
  const before = (await listFonts(ctx.tx, [union.id])).find((row) => row.role === role);
  await record(ctx, [fontChosen({ unionId: union.id, role, fileId: toId(uploadId), ...file })]);
  if (before !== undefined) await removeUnusedFile(ctx, before.fileId);
  return { fontName: file.fontName };
});

export const removeFont = handle(endpoints.removeFont, async (ctx, { role }, union) => {
  const before = (await listFonts(ctx.tx, [union.id])).find((row) => row.role === role);
  if (before === undefined) throw new AppError(errors['font-not-set']);
  await record(ctx, [fontRemoved({ unionId: union.id, role })]);
  await removeUnusedFile(ctx, before.fileId);
  return {};
});
