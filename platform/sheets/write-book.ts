import type { Book, BookColumn } from './book.ts';
import { zipParts } from './unzip-parts.ts';

/**
 * The bytes of an .xlsx: shared styles, two sheets, nothing else. Written here and not by the library, which is for
 * reading strangers' files in a process of its own: what we write is ours, takes milliseconds, and every text cell is an
 * inline string, so that no formula can come to stand in it.
 */
export function writeBook(book: Book): Uint8Array {
  requireSheetName(book.name);
  requireSheetName(book.notes.name);
  if (book.columns.length === 0) throw new RangeError('a table has columns');
  const part = (name: string, xml: string) => ({ name, bytes: Buffer.from(`${HEAD}${xml}`, 'utf8') });
  return zipParts([
    part('[Content_Types].xml', TYPES), part('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])),
    part('xl/workbook.xml', `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${[book.name, book.notes.name]
      .map((name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`),
    part('xl/_rels/workbook.xml.rels', relations([
      ['worksheet', 'worksheets/sheet1.xml'], ['worksheet', 'worksheets/sheet2.xml'], ['styles', 'styles.xml'],
    ])),
    part('xl/styles.xml', STYLES), part('xl/worksheets/sheet1.xml', tableXml(book)), part('xl/worksheets/sheet2.xml', notesXml(book)),
  ]);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const TYPES = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`
  + `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>`
  + `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`
  + `<Override PartName="/xl/worksheets/sheet2.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`
  + `<Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/></Types>`;

/** The order of cellXfs below. `quoted` is text that Excel must not take for a formula when somebody edits it. */
const STYLE = { plain: 0, title: 1, header: 2, text: 3, quoted: 4, integer: 5, percent: 6, note: 7, quotedNote: 8, number: 9, money: 10 } as const;
const TEXT_FORMAT = 49;
const xf = (format: number, font: number, more = '') => `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"${more}`;
const WRAPPED = ' applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>';
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font>`
  + '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
  + '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
  + '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
  + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="11">'
  + [
    `${xf(0, 0)}/>`, `${xf(TEXT_FORMAT, 1)}/>`, `${xf(TEXT_FORMAT, 2)}${WRAPPED}`, `${xf(TEXT_FORMAT, 0)}/>`, `${xf(TEXT_FORMAT, 0, ' quotePrefix="1"')}/>`,
    `${xf(3, 0)}/>`, `${xf(10, 0)}/>`, `${xf(TEXT_FORMAT, 0)}${WRAPPED}`, `${xf(TEXT_FORMAT, 0, ' quotePrefix="1"')}${WRAPPED}`,
    `${xf(0, 0)}/>`, `${xf(4, 0)}/>`,
  ].join('') + '</cellXfs></styleSheet>';

function relations(targets: readonly (readonly [string, string])[]): string {
  const all = targets.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`);
  return `<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
}

function tableXml({ title, columns, rows }: Book): string {
  const last = columnName(columns.length - 1);
  // Cells that are filled in later are text too: typed into a plain cell, a citizen's number loses its last three digits.
  const widths = columns.map(({ width, kind }, index) =>
    `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${kind === 'text' ? STYLE.text : STYLE[kind]}" customWidth="1"/>`);
  const lines = [
    rowXml(1, [textCell('A1', title, STYLE.title)]),
    rowXml(2, columns.map(({ header }, index) => textCell(`${columnName(index)}2`, header, STYLE.header))),
    ...rows.map((row, index) => rowXml(index + 3, columns.map((column, at) => cellXml(`${columnName(at)}${index + 3}`, column, row[at] ?? null)))),
  ];
  return `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>`
    + `</sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${lines.join('')}</sheetData><autoFilter ref="A2:${last}${rows.length + 2}"/>`
    + `${columns.length > 1 ? `<mergeCells count="1"><mergeCell ref="A1:${last}1"/></mergeCells>` : ''}${choicesXml(columns)}</worksheet>`;
}

/** Drop-downs from the first row of the table on. A list may have 255 characters; a longer one is left to the notes. */
function choicesXml(columns: readonly BookColumn[]): string {
  const lists = columns.flatMap(({ choices = [] }, index) => {
    const list = choices.join(',');
    if (list === '' || list.length > 255 || choices.some((choice) => /[",]/.test(choice))) return [];
    const name = columnName(index);
    return [`<dataValidation type="list" allowBlank="1" sqref="${name}3:${name}20000"><formula1>"${escapeXml(list)}"</formula1></dataValidation>`];
  });
  return lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
}

function notesXml({ notes }: Book): string {
  const lines = notes.lines.map((line, index) => rowXml(index + 1, line.map((text, at) =>
    textCell(`${columnName(at)}${index + 1}`, text, isFormulaLike(text) ? STYLE.quotedNote : STYLE.note))));
  return `<worksheet xmlns="${MAIN}"><cols><col min="1" max="1" width="18" customWidth="1"/><col min="2" max="2" width="80" customWidth="1"/></cols>`
    + `<sheetData>${lines.join('')}</sheetData></worksheet>`;
}

function rowXml(line: number, cells: readonly string[]): string {
  return `<row r="${line}">${cells.join('')}</row>`;
}

function cellXml(place: string, { kind }: BookColumn, value: string | number | null): string {
  if (value === null || value === '') return '';
  if (typeof value === 'string' || kind === 'text') return textCell(place, String(value), isFormulaLike(String(value)) ? STYLE.quoted : STYLE.text);
  if (!Number.isFinite(value)) throw new RangeError('a number that is none');
  return `<c r="${place}" s="${STYLE[kind]}"><v>${value}</v></c>`;
}

function textCell(place: string, text: string, style: number): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

function isFormulaLike(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text);
}

/** XML 1.0 has no place for most control characters, and Excel opens no file that has one. */
function escapeXml(text: string): string {
  return text.toWellFormed().replaceAll(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '').slice(0, 32_000)
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** 0 is A, 25 is Z, 26 is AA. */
function columnName(index: number): string {
  const rest = index % 26;
  const letter = String.fromCodePoint(65 + rest);
  return index < 26 ? letter : columnName((index - rest) / 26 - 1) + letter;
}

function requireSheetName(name: string): void {
  if (!/^[^\\/?*[\]:']{1,31}$/.test(name)) throw new RangeError('a sheet cannot have this name');
}
