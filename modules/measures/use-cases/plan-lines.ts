import type { Ctx } from '#platform/access/ctx.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import { planImport, type ImportPlan } from '../rules/plan-import.ts';
import { listFirmsOfUnion } from '../store/firms.ts';
import { listTakenLines } from '../store/imports.ts';
import type { FirmSheet } from './firm-sheet.ts';
import { toKnownFirms } from './known-firms.ts';

/**
 * What the lines from `from` up to `to` of a spreadsheet would do to the register now. A line that was taken from the
 * very same file before does nothing, also when its firm has been corrected by hand since.
 */
export async function planLines(
  ctx: Ctx, union: UnionRow, { sheet, from, to }: { sheet: FirmSheet; from: number; to: number },
): Promise<ImportPlan> {
  const earlier = (await listTakenLines(ctx.tx, ctx.reach, { unionId: union.id, fileHash: sheet.fileHash }))
    .map(({ next, wrongLines }) => ({ next, wrongLines: new Set(wrongLines) }));
  const isTaken = (line: number) => earlier.some((one) => line < one.next && !one.wrongLines.has(line));
  const rows = sheet.rows.filter(({ line }) => line >= from && line < to);
  const fresh = rows.filter(({ line }) => !isTaken(line));
  const known = await toKnownFirms(ctx, await listFirmsOfUnion(ctx.tx, ctx.reach, union.id));
  const plan = planImport(known, fresh);
  return { ...plan, unchanged: plan.unchanged + rows.length - fresh.length };
}
