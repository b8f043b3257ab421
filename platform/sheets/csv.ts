import { isUtf16 } from './sniff-sheet.ts';
import { MAX_COLUMNS } from './contract.ts';
import { cleanText, MAX_ROWS, type SheetRow } from './sheet.ts';

/** UTF-8 where it is lawful UTF-8, else GB 18030: what Excel in Chinese writes as "CSV". */
export function decodeText(bytes: Uint8Array): string {
  if (isUtf16(bytes)) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Comma, tab or semicolon: whichever stands most often outside quotes in the first lines. */
export function guessDelimiter(text: string): string {
  const plain = text.slice(0, 20_000).replaceAll(/"[^"]*"/g, '');
  const count = (delimiter: string) => plain.split(delimiter).length;
  return ['\t', ';'].reduce((best, one) => (count(one) > count(best) ? one : best), ',');
}

/** RFC 4180 as it is met in life: a quote inside an unquoted cell is a quote, a quoted one may hold line breaks. */
export function parseCsv(text: string): SheetRow[] | 'too-many-rows' {
  const delimiter = guessDelimiter(text);
  const rows: SheetRow[] = [];
  let line = 1;
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    const row = readRecord(text, at, delimiter);
    const cells = trimEnd(row.cells.slice(0, MAX_COLUMNS).map(toCell));
    if (cells.length > 0) rows.push({ line, cells });
    if (rows.length > MAX_ROWS) return 'too-many-rows';
    at = row.next;
    line += 1;
  }
  return rows;
}

/** One record from a place in the text; `next` is behind its end, beyond the text when the text broke off first. */
export function readRecord(text: string, from: number, delimiter: string): { cells: string[]; next: number } {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    const cell = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at, delimiter);
    cells.push(cell.value);
    at = cell.next;
    if (text[at] === delimiter) {
      at += 1;
      continue;
    }
    // A line ends in CR LF, LF, or, in old files, CR alone.
    return { cells, next: at + (text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1) };
  }
}

function readPlain(text: string, from: number, delimiter: string): { value: string; next: number } {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return { value: text.slice(from, at), next: at };
}

function readQuoted(text: string, from: number): { value: string; next: number } {
  const parts: string[] = [];
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close === -1) return { value: parts.join('') + text.slice(at), next: text.length };
    parts.push(text.slice(at, close));
    if (text[close + 1] !== '"') return withTail(text, close + 1, parts.join(''));
    parts.push('"');
    at = close + 2;
  }
}

/** `"a" ,` or `"a"b,`: what stands between the closing quote and the delimiter is kept, as Excel does. */
function withTail(text: string, from: number, value: string): { value: string; next: number } {
  const end = /[,;\t\r\n]|$/g;
  end.lastIndex = from;
  const next = end.exec(text)?.index ?? text.length;
  return { value: value + text.slice(from, next), next };
}

/** `="0123"` is how files keep Excel from eating a leading zero. */
export function toCell(text: string): string {
  const kept = /^\s*="(.*)"\s*$/s.exec(text);
  return cleanText(kept?.[1] ?? text);
}

/** Trailing blanks say nothing: Excel writes as many as somebody once touched. */
export function trimEnd<Value>(cells: readonly Value[]): Value[] {
  const last = cells.findLastIndex((cell) => cell !== '');
  return cells.slice(0, last + 1);
}
