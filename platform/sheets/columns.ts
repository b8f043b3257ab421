import type { CellProblem, ReadCell } from './cells.ts';
import type { Cell, Sheet, SheetRow } from './sheet.ts';

/** A column that somebody wants: the headers it is known under (best first) and how its cells are read. */
export type Column<Value> = { readonly aliases: readonly string[]; readonly isRequired: boolean; readonly read: ReadCell<Value> };
export type Columns = Readonly<Record<string, Column<unknown>>>;

export type ColumnNames<All extends Columns> = Extract<keyof All, string>;
/** Which column of the file (from 0) serves which wanted one. */
export type Places<All extends Columns> = { readonly [Name in ColumnNames<All>]?: number };

export type Matched<All extends Columns> = {
  /** Number of the last header row in the file. */
  readonly headerLine: number;
  /** The header of every column of the file, as words. */
  readonly headers: readonly string[];
  readonly places: Places<All>;
};

export type RowProblem = { readonly column: string; readonly found: string } & Omit<CellProblem, 'ok'>;
export type Values<All extends Columns> = { readonly [Name in keyof All]: (All[Name] extends Column<infer Value> ? Value : never) | undefined };
export type ReadRow<All extends Columns> = { readonly line: number; readonly values: Values<All> };
export type WrongRow = { readonly line: number; readonly cells: readonly Cell[]; readonly problems: readonly RowProblem[] };

export type ReadRows<All extends Columns> = {
  readonly rows: readonly ReadRow<All>[];
  readonly wrong: readonly WrongRow[];
  /** Rows that are no records: totals, notes below the table, the header repeated on another page. */
  readonly skipped: number;
};

const HEADER_WITHIN = 20;

/**
 * Finds the header, however many title rows stand above it, in one row or in two with merged cells over groups
 * ("联系人" over "姓名" and "电话"), and which columns it names. Undefined when no row names any.
 */
export function matchColumns<All extends Columns>(sheet: Sheet, columns: All): Matched<All> | undefined {
  const rows = sheet.rows.slice(0, HEADER_WITHIN);
  // The first header counts, not one repeated on a later page; of two readings of one line the fuller is asked first.
  const candidates = rows.flatMap((row, index): { headerLine: number; names: string[][] }[] => {
    const above = rows[index - 1];
    const single = { headerLine: row.line, names: row.cells.map((cell) => [String(cell)]) };
    return above === undefined || above.line !== row.line - 1 ? [single] : [{ headerLine: row.line, names: joinHeaders(above, row) }, single];
  });
  let best: { matched: Matched<All>; count: number } | undefined;
  for (const { headerLine, names } of candidates) {
    const places = findPlaces(names, columns);
    const count = Object.keys(places).length;
    if (count > (best?.count ?? 0)) best = { count, matched: { headerLine, headers: names.map((all) => all.at(-1) ?? ''), places } };
  }
  return best?.matched;
}

/**
 * Per column its possible names, the fullest last. A merged cell is repeated in a workbook and blank in a CSV; one text
 * over the whole table is its title and no group.
 */
function joinHeaders(upper: SheetRow, lower: SheetRow): string[][] {
  if (new Set(upper.cells.filter((cell) => cell !== '')).size < 2) return lower.cells.map((cell) => [String(cell)]);
  const width = Math.max(upper.cells.length, lower.cells.length);
  let group = '';
  return Array.from({ length: width }, (_, index) => {
    const above = String(upper.cells[index] ?? '');
    const below = String(lower.cells[index] ?? '');
    if (above !== '') group = above;
    if (below === '' || below === above) return [above];
    return [below, `${group}${below}`];
  });
}

function findPlaces<All extends Columns>(names: readonly (readonly string[])[], columns: All): Places<All> {
  const known = names.map((all) => all.map(plainHeader));
  const places: Record<string, number> = {};
  for (const [name, column] of Object.entries(columns)) {
    for (const alias of column.aliases.map(plainHeader)) {
      const at = known.findIndex((all, index) => all.includes(alias) && !Object.values(places).includes(index));
      if (at === -1) continue;
      places[name] = at;
      break;
    }
  }
  return places;
}

/** '*企业名称（全称）：' and 'ＮＡＭＥ' are asked as '企业名称' and 'name'. */
export function plainHeader(text: string): string {
  return text.normalize('NFKC').replaceAll(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '').replaceAll(/[\s*:：、/_-]/g, '').toLowerCase();
}

/** Reads every row below the header. A row with any problem is wrong as a whole, and says every reason. */
export function readRows<All extends Columns>(sheet: Sheet, columns: All, matched: Pick<Matched<All>, 'headerLine' | 'places'>): ReadRows<All> {
  const header = sheet.rows.find((row) => row.line === matched.headerLine);
  const rows: ReadRow<All>[] = [];
  const wrong: WrongRow[] = [];
  let skipped = 0;
  for (const row of sheet.rows.filter(({ line }) => line > matched.headerLine)) {
    if (isNoRecord(row, header)) {
      skipped += 1;
      continue;
    }
    const { values, problems } = readRow(row, columns, matched.places);
    if (problems.length > 0) wrong.push({ line: row.line, cells: row.cells, problems });
    else rows.push({ line: row.line, values });
  }
  return { rows, wrong, skipped };
}

function readRow<All extends Columns>(row: SheetRow, columns: All, places: Places<All>): { values: Values<All>; problems: RowProblem[] } {
  const values: Record<string, unknown> = {};
  const problems: RowProblem[] = [];
  const at: Readonly<Record<string, number | undefined>> = places;
  for (const [name, column] of Object.entries(columns)) {
    const place = at[name];
    const cell = place === undefined ? '' : row.cells[place] ?? '';
    if (cell === '' || PLACEHOLDER.test(String(cell))) {
      if (column.isRequired) problems.push({ column: name, found: String(cell), reason: 'sheets.reason.missing', params: {} });
      continue;
    }
    const result = column.read(cell);
    if (result.ok) values[name] = result.value;
    else problems.push({ column: name, found: String(cell).slice(0, 60), reason: result.reason, params: result.params });
  }
  // -- each value came from the reader of its own column
  return { values: values as Values<All>, problems };
}

/** What people write where there is nothing to write. */
const PLACEHOLDER = /^(?:无|暂无|空|[-—/\\]+|n\/a)$/i;
const SUMMARY = /^(?:合计|总计|小计|共计)(?:[::].*|\d.*)?$|^(?:注|备注|说明|填表人|制表人|填报人|审核人|负责人|填表日期)[::].*$/s;

function isNoRecord(row: SheetRow, header: SheetRow | undefined): boolean {
  const first = row.cells.find((cell) => cell !== '');
  const isRepeated = header !== undefined && row.cells.length === header.cells.length
    && row.cells.every((cell, index) => cell === header.cells[index]);
  return isRepeated || SUMMARY.test(String(first ?? '').replaceAll(/\s/g, ''));
}
