import { MAX_COLUMNS } from './contract.ts';
import { MAX_CELL_CHARACTERS, MAX_ROWS, SHEET_REFUSALS, type Cell, type Sheet, type SheetResult, type SheetRow } from './sheet.ts';

/** More than any lawful answer; the server stops listening beyond it. */
export const MAX_REPLY_BYTES = 64 * 1024 * 1024;

export function encodeResult(result: SheetResult): Buffer {
  return Buffer.from(JSON.stringify(result), 'utf8');
}

/**
 * Reads the answer of a process that has opened a hostile file and may be hostile itself: only what has exactly the
 * shape of a table gets through, copied piece by piece. Anything else is "broken".
 */
export function decodeResult(bytes: Buffer): SheetResult {
  try {
    const reply: unknown = JSON.parse(bytes.toString('utf8'));
    if (!isRecord(reply)) return BROKEN;
    if (reply['ok'] === true) return { ok: true, sheet: toSheet(reply['sheet']) };
    const reason = SHEET_REFUSALS.find((one) => one === reply['reason']);
    return reason === undefined ? BROKEN : { ok: false, reason };
  } catch {
    return BROKEN;
  }
}

const BROKEN: SheetResult = { ok: false, reason: 'broken' };

/** Also the shape in which uploads are kept: see store/uploads.ts. */
export function toSheet(value: unknown): Sheet {
  if (!isRecord(value) || !Array.isArray(value['rows']) || !Array.isArray(value['others'])) throw new TypeError('not a sheet');
  if (value['rows'].length > MAX_ROWS || value['others'].length > 100) throw new RangeError('a sheet out of bounds');
  return { name: toText(value['name']), others: value['others'].map(toText), rows: value['rows'].map(toRow) };
}

function toRow(value: unknown): SheetRow {
  if (!isRecord(value) || !Array.isArray(value['cells']) || value['cells'].length > MAX_COLUMNS) throw new TypeError('not a row');
  const line = value['line'];
  if (typeof line !== 'number' || !Number.isSafeInteger(line) || line < 1) throw new TypeError('not a line');
  return { line, cells: value['cells'].map(toCell) };
}

function toCell(value: unknown): Cell {
  return typeof value === 'number' && Number.isFinite(value) ? value : toText(value);
}

function toText(value: unknown): string {
  if (typeof value !== 'string' || value.length > MAX_CELL_CHARACTERS + 1 || !value.isWellFormed() || value.includes('\0')) {
    throw new TypeError('not a text');
  }
  return value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
