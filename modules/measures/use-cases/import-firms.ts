import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import type { NewEvent } from '#platform/contract/event.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId, type Id } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { listUnionsById, type UnionRow } from '#platform/orgs/store/unions.ts';
import { errors } from '../contract/access.ts';
import { endpoints } from '../contract.ts';
import { firmAdded, firmChanged, importBegun, importStepped } from '../events/definitions.ts';
import { plainName } from '../rules/plain-name.ts';
import type { ImportPlan } from '../rules/plan-import.ts';
import { listFirmsOfUnion } from '../store/firms.ts';
import { findImport, isImportId } from '../store/imports.ts';
import type { ImportRow } from '../store/rows.ts';
import { askingOfficer } from './asking-officer.ts';
import { phoneEvents } from './change-register.ts';
import { readFirmSheet } from './firm-sheet.ts';
import { lockRegister } from './lock-register.ts';
import { planLines } from './plan-lines.ts';

/** Lines of the file in one transaction: well under a second, so that readers of the journal wait for nothing. */
const PIECE = 400;

/**
 * One piece, whole or not at all. The mark is the line that the import has come to: a piece that was already taken is
 * not taken twice, and one that never was is asked for again.
 */
export const importFirms = handle(endpoints.importFirms, async (ctx, input, union) => {
  const importId = toId<'firm-import'>(input.importId);
  const begun = await findOwnImport(ctx, importId, union);
  const from = begun?.next ?? 1;
  if (begun !== undefined && input.from !== from) return { next: nextOf(begun) };
  const sheet = await readFirmSheet(ctx, union, input);
  const lastLine = sheet.upload.sheet.rows.at(-1)?.line ?? 1;
  // The header and what stands above it belong to the first piece.
  const to = Math.max(from, from === 1 ? sheet.matched.headerLine : 0) + PIECE;
  await lockFirms(ctx, union);
  const plan = await planLines(ctx, union, { sheet, from, to });
  const wrongLines = [...sheet.wrong.filter(({ line }) => line >= from && line < to), ...plan.refused].map(({ line }) => line);
  const opening = begun !== undefined ? [] : [importBegun({
    importId, unionId: union.id, officerId: askingOfficer(ctx), fileName: sheet.upload.fileName, fileHash: sheet.fileHash, lastLine,
  })];
  const step = importStepped({
    importId, unionId: union.id, next: to, added: (begun?.added ?? 0) + plan.added, merged: (begun?.merged ?? 0) + plan.merged,
    unchanged: (begun?.unchanged ?? 0) + plan.unchanged, wrong: (begun?.wrong ?? 0) + wrongLines.length, wrongLines,
  });
  await record(ctx, [...opening, ...firmEvents(ctx, union, { plan, importId }), step]);
  return { next: to > lastLine ? null : to };
});

export const readImport = handle(endpoints.readImport, async (ctx, _input, row) => {
  const [union] = await listUnionsById(ctx.tx, [row.unionId]);
  return {
    importId: row.id, unionId: row.unionId, unionName: union?.name ?? '', fileName: row.fileName, begunAt: row.begunAt, isDone: nextOf(row) === null,
    lastLine: row.lastLine, next: row.next, added: row.added, merged: row.merged, unchanged: row.unchanged, wrong: row.wrong,
  };
});

function nextOf({ next, lastLine }: Pick<ImportRow, 'next' | 'lastLine'>): number | null {
  return next > lastLine ? null : next;
}

async function findOwnImport(ctx: Ctx, importId: Id<'firm-import'>, union: UnionRow): Promise<ImportRow | undefined> {
  const row = await findImport(ctx.tx, ctx.reach, importId, true);
  const isOwn = row !== undefined && row.unionId === union.id && row.officerId === askingOfficer(ctx);
  if (!isOwn && (row !== undefined || await isImportId(ctx, importId))) throw new AppError(errors['import-taken']);
  return row;
}

/** Rows first and then the register; see lockRegister. What is read afterwards stays as it is. */
async function lockFirms(ctx: Ctx, union: UnionRow): Promise<void> {
  await listFirmsOfUnion(ctx.tx, ctx.reach, union.id, true);
  await lockRegister(ctx.tx, union.id);
}

/** Of one type together, so that each is one statement: changes, additions, then the numbers of both. */
function firmEvents(ctx: Ctx, union: UnionRow, { plan, importId }: { plan: ImportPlan; importId: Id<'firm-import'> }): NewEvent[] {
  const at = { unionId: union.id, importId };
  const adds = plan.adds.map((firm) => ({ ...firm, id: newId<'firm'>(ctx) }));
  return [
    ...plan.changes.map(({ id, values }) =>
      firmChanged({ firmId: id, ...at, ...values, nameKey: plainName(values.name) })),
    ...adds.map(({ id, values }) =>
      firmAdded({ firmId: id, ...at, ...values, nameKey: plainName(values.name), isGenerated: false })),
    ...[...plan.changes, ...adds].flatMap(({ id, phone }) => phoneEvents({ firmId: id, unionId: union.id }, phone)),
  ];
}

