import { Workbook, type Cell as BookCell, type Worksheet } from '@cj-tech-master/excelts';
import { trimEnd } from './csv.ts';
import { MAX_COLUMNS } from './contract.ts';
import { cleanText, MAX_ROWS, type Cell, type SheetResult, type SheetRow } from './sheet.ts';
import { unzipParts, zipStored } from './unzip-parts.ts';

/** Values, number formats and the list of sheets: no macros, drawings, links to other files or comments. */
const WANTED = /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/sharedStrings\.xml|xl\/styles\.xml|xl\/worksheets\/[^/]+\.xml)$/;

/** The first visible sheet that holds something. Runs in the sheet process only. */
export async function readWorkbook(bytes: Buffer): Promise<SheetResult> {
  const unzipped = unzipParts(bytes, (name) => WANTED.test(name));
  if (!unzipped.ok) return unzipped;
  if (!unzipped.parts.some(({ name }) => name === 'xl/workbook.xml')) return { ok: false, reason: 'not-a-sheet' };
  // Excel writes no document type; what has one wants entities to grow.
  if (unzipped.parts.some((part) => part.bytes.includes('<!DOCTYPE') || part.bytes.includes('<!ENTITY'))) return { ok: false, reason: 'broken' };
  const book = new Workbook();
  await book.xlsx.load(new Uint8Array(zipStored(unzipped.parts)).buffer);
  const filled = book.worksheets.filter((sheet) => sheet.state === 'visible' && sheet.actualRowCount > 0);
  const [first, ...others] = filled;
  if (first === undefined) return { ok: false, reason: 'empty' };
  if (first.actualRowCount > MAX_ROWS) return { ok: false, reason: 'too-many-rows' };
  const rows = readRows(first);
  if (rows.length === 0) return { ok: false, reason: 'empty' };
  return { ok: true, sheet: { name: cleanText(first.name), others: others.map((sheet) => cleanText(sheet.name)), rows } };
}

function readRows(sheet: Worksheet): SheetRow[] {
  const width = Math.min(sheet.columnCount, MAX_COLUMNS);
  const rows: SheetRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, line) => {
    const cells = trimEnd(Array.from({ length: width }, (_, index) => toCell(row.getCell(index + 1))));
    if (cells.length > 0) rows.push({ line, cells });
  });
  return rows;
}

function toCell(cell: BookCell): Cell {
  return plainValue(cell.value);
}

/** Formulas give the result that Excel kept, rich text and links their text; an error shows itself ("#REF!"). */
function plainValue(value: unknown): Cell {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? value : '';
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date) return dayOf(value);
  if (typeof value !== 'object') return '';
  if ('richText' in value && Array.isArray(value.richText)) return cleanText(value.richText.map(textOf).join(''));
  if ('result' in value) return plainValue(value.result);
  if ('text' in value) return plainValue(value.text);
  if ('error' in value) return cleanText(String(value.error));
  return '';
}

function textOf(part: unknown): string {
  return typeof part === 'object' && part !== null && 'text' in part ? String(part.text) : '';
}

/** The library gives dates as midnight UTC of the day that the cell shows. */
function dayOf(value: Date): string {
  return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
}
