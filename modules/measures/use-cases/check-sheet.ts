import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import type { WrongRow } from '#platform/sheets/columns.ts';
import { endpoints } from '../contract.ts';
import type { ImportPlan } from '../rules/plan-import.ts';
import { FIRM_COLUMNS, type FirmColumn } from '../wire.ts';
import type { ChosenPlaces } from '#platform/sheets/choose-places.ts';
import { readFirmSheet, type FirmSheet } from './firm-sheet.ts';
import { planLines } from './plan-lines.ts';
import { writeWrongRows } from './firm-book.ts';

/** More on one screen are read by nobody; the spreadsheet of wrong rows has them all. */
const SHOWN = 300;

export const checkSheet = handle(endpoints.checkSheet, async (ctx, input, union) => {
  const { sheet, plan, wrong } = await dryRun(ctx, union, input);
  const { matched, upload } = sheet;
  return {
    fileName: upload.fileName, sheetName: upload.sheet.name, otherSheets: [...upload.sheet.others], headers: [...matched.headers],
    headerLine: matched.headerLine, rows: sheet.rows.length + sheet.wrong.length, skipped: sheet.skipped,
    // Every one of them is there: the loop is over their full list.
    places: Object.fromEntries(FIRM_COLUMNS.map((name) => [name, matched.places[name] ?? null])) as Record<FirmColumn, number | null>, // -- see above
    added: plan.added, merged: plan.merged, unchanged: plan.unchanged, wrong: wrong.length,
    wrongRows: wrong.slice(0, SHOWN).map(({ line, problems }) => ({
      line, problems: problems.map((problem) => ({ ...problem, column: toColumn(problem.column), params: { ...problem.params } })),
    })),
  };
});

/** The wrong rows as they stood in the file, each with its reasons: to be corrected there and uploaded again. */
export const exportWrong = handle(endpoints.exportWrong, async (ctx, input, union) => {
  const { sheet, wrong } = await dryRun(ctx, union, input);
  return writeWrongRows(ctx, { language: input.language, headers: sheet.matched.headers, wrong, fileName: sheet.upload.fileName });
});

async function dryRun(
  ctx: Ctx, union: UnionRow, asked: { uploadId: string; places: ChosenPlaces },
): Promise<{ sheet: FirmSheet; plan: ImportPlan; wrong: WrongRow[] }> {
  const sheet = await readFirmSheet(ctx, union, asked);
  const plan = await planLines(ctx, union, { sheet, from: 1, to: Number.MAX_SAFE_INTEGER });
  return { sheet, plan, wrong: [...sheet.wrong, ...refusedRows(sheet, plan)].toSorted((one, other) => one.line - other.line) };
}

function refusedRows(sheet: FirmSheet, plan: ImportPlan): WrongRow[] {
  const cellsOf = new Map(sheet.upload.sheet.rows.map((row) => [row.line, row.cells]));
  return plan.refused.map(({ line, column, found, reason }) =>
    ({ line, cells: cellsOf.get(line) ?? [], problems: [{ column, found, reason, params: {} }] }));
}

function toColumn(name: string): FirmColumn {
  return FIRM_COLUMNS.find((column) => column === name) ?? 'name';
}
