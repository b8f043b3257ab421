/**
 * The sheet process: the only place where a stranger's workbook is opened, and the only one that loads the library.
 * It has an empty environment, does one thing and ends; its memory is bounded by its heap and by what was unpacked.
 */
import { decodeText, parseCsv } from './csv.ts';
import { MAX_FILE_BYTES, type SheetResult } from './sheet.ts';
import { sniffSheet } from './sniff-sheet.ts';
import { encodeResult } from './sheet-wire.ts';

async function toResult(bytes: Buffer): Promise<SheetResult> {
  if (bytes.length > MAX_FILE_BYTES) return { ok: false, reason: 'too-large' };
  const kind = sniffSheet(bytes);
  if (kind === undefined) return { ok: false, reason: 'not-a-sheet' };
  if (kind === 'old-format') return { ok: false, reason: 'old-format' };
  if (kind === 'csv') return readText(bytes);
  try {
    return await (await import('./workbook.ts')).readWorkbook(bytes);
  } catch {
    // The library's message may quote the file; nobody needs it.
    return { ok: false, reason: 'broken' };
  }
}

function readText(bytes: Buffer): SheetResult {
  const rows = parseCsv(decodeText(bytes));
  if (rows === 'too-many-rows') return { ok: false, reason: rows };
  return rows.length === 0 ? { ok: false, reason: 'empty' } : { ok: true, sheet: { name: '', others: [], rows } };
}

async function readInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

process.stdout.write(encodeResult(await toResult(await readInput())));
