import { handle } from '#platform/access/handler.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import { endpoints, errors } from '../contract.ts';
import { fontChosen, fontRemoved } from '../events.ts';
import { FONT_ROLES } from '../font-roles.ts';
import { claimFontFile, listFontsOnTheWayUp, removeUnusedFile } from '../store/fonts.ts';

export const listFonts = handle(endpoints.listFonts, async (ctx, _input, union) => {
  const rows = await listFontsOnTheWayUp(ctx, union);
  return { fonts: FONT_ROLES.map((role) => {
    const own = rows.find((row) => row.role === role && row.unionId === union.id);
    const above = rows.find((row) => row.role === role && row.unionId !== union.id);
    return {
      role,
      own: own === undefined ? null : { fontName: own.fontName, fileName: own.fileName, byteCount: own.byteCount, chosenAt: own.chosenAt },
      above: above === undefined ? null : { fontName: above.fontName, unionName: above.unionName },
    };
  }) };
});

export const useFont = handle(endpoints.useFont, async (ctx, { role, uploadId }, union) => {
  const ownerId = ctx.actor.kind === 'person' ? ctx.actor.personId : '';
  const file = ownerId === '' ? undefined : await claimFontFile(ctx, { id: uploadId, ownerId });
  if (file === undefined) throw new AppError(errors['upload-gone']);
  const before = (await listFontsOnTheWayUp(ctx, { id: union.id, ancestors: [] })).find((row) => row.role === role);
  await record(ctx, [fontChosen({ unionId: union.id, role, fileId: toId(uploadId), ...file })]);
  if (before !== undefined) await removeUnusedFile(ctx, before.fileId);
  return { fontName: file.fontName };
});

export const removeFont = handle(endpoints.removeFont, async (ctx, { role }, union) => {
  const before = (await listFontsOnTheWayUp(ctx, { id: union.id, ancestors: [] })).find((row) => row.role === role);
  if (before === undefined) throw new AppError(errors['font-not-set']);
  await record(ctx, [fontRemoved({ unionId: union.id, role })]);
  await removeUnusedFile(ctx, before.fileId);
  return {};
});
