import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId, type Id } from '#platform/kernel/id.ts';
import { today } from '#platform/orgs/memberships/change-membership.ts';
import { listUnionsById, type UnionRow } from '#platform/orgs/store/unions.ts';
import { choosePlaces, type ChosenPlaces } from '#platform/sheets/choose-places.ts';
import type { Matched, WrongRow } from '#platform/sheets/columns.ts';
import { getOwnUpload, type Upload } from '#platform/sheets/store/uploads.ts';
import { errors } from '../contract/access.ts';
import { endpoints } from '../contract.ts';
import { importBegun } from '../events/definitions.ts';
import { MEMBER_COLUMNS, memberColumns } from './member-columns.ts';
import { plainPersonName } from '../rules/plan-members.ts';
import { findImport, isImportId, listImportsOf, listUnionNames } from '../store/imports.ts';
import type { ImportRow } from '../store/rows.ts';
import { askingPerson } from './asking.ts';
import { writeTemplate, writeWrongMembers } from './member-books.ts';
import { fileHashOf, readRoster, refusedRows, type Roster } from './read-roster.ts';
import { planPiece, takePiece } from './take-piece.ts';

/** Lines of the file in one transaction: about a second, so that readers of the journal wait for nothing. */
const PIECE = 500;
/** More on one screen are read by nobody; the spreadsheet of wrong rows has them all. */
const SHOWN = 300;

type Asked = { readonly uploadId: string; readonly places: ChosenPlaces };
type ReadUpload = { readonly upload: Upload; readonly matched: Matched<typeof memberColumns>; readonly roster: Roster; readonly fileHash: string; readonly lastLine: number };

export const downloadTemplate = handle(endpoints.downloadTemplate, async (ctx, { language }, union) =>
  writeTemplate(ctx, { language, unionName: union.name }));

export const checkMembers = handle(endpoints.checkMembers, async (ctx, input, union) => {
  const { read, wrong, added, known } = await dryRun(ctx, union, input);
  const { matched, upload, roster } = read;
  const places: Readonly<Record<string, number | undefined>> = matched.places;
  return {
    fileName: upload.fileName, sheetName: upload.sheet.name, otherSheets: [...upload.sheet.others], headers: [...matched.headers], headerLine: matched.headerLine,
    lastLine: read.lastLine, places: Object.fromEntries(MEMBER_COLUMNS.map((name) => [name, places[name] ?? null])),
    rows: roster.rows.length + roster.wrong.length, skipped: roster.skipped, added, known, wrong: wrong.length,
    wrongRows: wrong.slice(0, SHOWN).map(({ line, problems }) => ({ line, problems: problems.map((problem) => ({ ...problem, params: { ...problem.params } })) })),
  };
});

export const exportWrongMembers = handle(endpoints.exportWrongMembers, async (ctx, input, union) => {
  const { read, wrong } = await dryRun(ctx, union, input);
  return writeWrongMembers(ctx, { language: input.language, headers: read.matched.headers, wrong, fileName: read.upload.fileName });
});

/** Everything that taking would do, and nothing done. */
async function dryRun(ctx: Ctx, union: UnionRow, asked: Asked): Promise<{ read: ReadUpload; wrong: WrongRow[]; added: number; known: number }> {
  const read = await readUpload(ctx, union, asked, null);
  const imports = await listImportsOf(ctx, { unionId: union.id, fileHash: read.fileHash });
  const { planned, taken } = await planPiece(ctx, { union, imports }, { from: 1, to: read.lastLine + 1, rows: read.roster.rows });
  const cellsOf = new Map(read.upload.sheet.rows.map((row) => [row.line, row.cells]));
  const refused = refusedRows(planned, cellsOf);
  const known = planned.filter(({ act }) => act === 'known').length;
  return {
    read, wrong: [...read.roster.wrong, ...refused].toSorted((one, other) => one.line - other.line), known: known + taken,
    added: planned.length - known - refused.length,
  };
}

/** One piece, whole or not at all; a piece that was already taken is not taken twice, and one that never was is asked for again. */
export const importMembers = handle(endpoints.importMembers, async (ctx, input, union) => {
  const importId = toId<'register-import'>(input.importId);
  const begun = await findOwnImport(ctx, importId, union);
  if (begun !== undefined && input.from !== begun.next) return { next: begun.isDone ? null : begun.next };
  const read = await readUpload(ctx, union, input, importId);
  if (begun === undefined) {
    await record(ctx, [importBegun({
      importId, unionId: union.id, officerId: askingPerson(ctx), fileName: read.upload.fileName, fileHash: read.fileHash, lastLine: read.lastLine,
    })]);
  }
  const from = begun?.next ?? 1;
  // The header and what stands above it belong to the first piece.
  const to = Math.min(read.lastLine + 1, Math.max(from, from === 1 ? read.matched.headerLine : 0) + PIECE);
  const isHere = ({ line }: { line: number }) => line >= from && line < to;
  await takePiece(ctx, { union, importId, fileHash: read.fileHash }, {
    from, to, isLast: to > read.lastLine, rows: read.roster.rows.filter(isHere), wrong: read.roster.wrong.filter(isHere),
  });
  return { next: to > read.lastLine ? null : to };
});

export const readMemberImport = handle(endpoints.readMemberImport, async (ctx, _input, row) => {
  const [union] = await listUnionsById(ctx.tx, [row.unionId]);
  return {
    importId: row.id, unionId: row.unionId, unionName: union?.name ?? '', fileName: row.fileName, begunAt: row.begunAt, isDone: row.isDone,
    lastLine: row.lastLine, next: row.next, added: row.added, known: row.known, wrong: row.wrong,
  };
});

async function readUpload(ctx: Ctx, union: UnionRow, asked: Asked, importId: Id<'register-import'> | null): Promise<ReadUpload> {
  const upload = await getOwnUpload(ctx, asked.uploadId);
  const matched = choosePlaces(upload.sheet, memberColumns, asked.places);
  if (matched === undefined) throw new AppError(errors['no-header']);
  const unionOf = new Map((await listUnionNames(ctx.tx, union)).map(({ id, name }) => [plainPersonName(name), id]));
  const roster = readRoster(upload.sheet, matched, { keyring: ctx.keyring, today: today(ctx), unionId: union.id, unionOf, importId });
  return {
    upload, matched, roster, lastLine: upload.sheet.rows.at(-1)?.line ?? 1,
    fileHash: fileHashOf(ctx.keyring, JSON.stringify([upload.sheet.rows, matched.places])),
  };
}

async function findOwnImport(ctx: Ctx, importId: Id<'register-import'>, union: UnionRow): Promise<ImportRow | undefined> {
  const row = await findImport(ctx.tx, ctx.reach, importId, true);
  const isOwn = row !== undefined && row.unionId === union.id && row.officerId === askingPerson(ctx);
  if (!isOwn && (row !== undefined || await isImportId(ctx, importId))) throw new AppError(errors['import-taken']);
  return row;
}
