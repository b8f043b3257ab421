import type { Clock } from '#platform/kernel/clock.ts';
import type { WrongRow } from '#platform/sheets/columns.ts';
import { bookTexts } from './book-texts.ts';
import { reasonsText } from './member-books.ts';

/** The rows that an import passed over, as lines of a CSV that can be corrected and imported again. */
export const wrongLine = {
  headers(headers: readonly string[], clock: Clock): readonly string[] {
    const t = bookTexts('zh-CN', clock);
    return [t('register.book.line'), ...headers, t('register.book.reasons')];
  },
  cells({ line, cells, problems }: WrongRow, width: number, clock: Clock): readonly string[] {
    return [String(line), ...Array.from({ length: width }, (_, index) => String(cells[index] ?? '')), reasonsText(bookTexts('zh-CN', clock), problems)];
  },
};

/** RFC 4180. Text that a spreadsheet would take for a formula or a number is kept as text. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => {
    const kept = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
    if (/^\d{11,}$/.test(kept)) return `"=""${kept}"""`;
    return /[",\r\n]/.test(kept) ? `"${kept.replaceAll('"', '""')}"` : kept;
  }).join(',')}\r\n`;
}
