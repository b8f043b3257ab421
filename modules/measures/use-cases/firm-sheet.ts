import type { Ctx } from '#platform/access/ctx.ts';
import { blindIndex } from '#platform/crypto/blind-index.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import { choosePlaces, type ChosenPlaces } from '#platform/sheets/choose-places.ts';
import { readRows, type Matched, type ReadRow, type WrongRow } from '#platform/sheets/columns.ts';
import { getOwnUpload, type Upload } from '#platform/sheets/store/uploads.ts';
import { errors } from '../contract/access.ts';
import { firmColumns } from './firm-columns.ts';
import { plainName } from '../rules/plain-name.ts';
import type { IncomingRow } from '../rules/plan-import.ts';
import { listUnionsBelow } from '../store/firms.ts';

export type FirmSheet = {
  readonly upload: Upload;
  readonly matched: Matched<typeof firmColumns>;
  readonly rows: readonly IncomingRow[];
  readonly wrong: readonly WrongRow[];
  readonly skipped: number;
  /** The same for the same cells under the same columns; nobody without the key can guess at them. */
  readonly fileHash: string;
};

/** An uploaded spreadsheet as rows for the register of a union, with every row that is wrong and why. */
export async function readFirmSheet(ctx: Ctx, union: UnionRow, asked: { uploadId: string; places: ChosenPlaces }): Promise<FirmSheet> {
  const upload = await getOwnUpload(ctx, asked.uploadId);
  const matched = choosePlaces(upload.sheet, firmColumns, asked.places);
  if (matched === undefined) throw new AppError(errors['no-header']);
  const { rows, wrong, skipped } = readRows(upload.sheet, firmColumns, matched);
  const unionOf = new Map((await listUnionsBelow(ctx.tx, union)).map((one) => [plainName(one.name), one.id]));
  const read = rows.map((row) => toIncoming(row, unionOf));
  return {
    upload, matched, skipped, rows: read.flatMap((row) => ('problems' in row ? [] : [row])),
    fileHash: blindIndex(ctx.keyring, 'measures.file', JSON.stringify([upload.sheet.rows, matched.places])),
    wrong: [...wrong, ...read.flatMap((row) => ('problems' in row ? [row] : []))].toSorted((one, other) => one.line - other.line)
      .map((row) => ({ ...row, cells: upload.sheet.rows.find(({ line }) => line === row.line)?.cells ?? [] })),
  };
}

function toIncoming(row: ReadRow<typeof firmColumns>, unionOf: ReadonlyMap<string, UnionId>): IncomingRow | WrongRow {
  const { name = '', phone, firmUnion, ...rest } = row.values;
  const firmUnionId = unionOf.get(plainName(firmUnion ?? `${name}工会`)) ?? unionOf.get(plainName(`${name}工会委员会`));
  if (firmUnion !== undefined && firmUnionId === undefined) {
    const problem = { column: 'firmUnion', found: firmUnion, reason: 'measures.reason.union-unknown', params: {} };
    return { line: row.line, cells: [], problems: [problem] };
  }
  return { line: row.line, phone, values: { ...rest, name, firmUnionId } };
}
