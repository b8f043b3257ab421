/** A cell as it was found: text as a person reads it, or a number that the file kept as one. Nothing is the empty text. */
export type Cell = string | number;

/** One row that is not empty; `line` is its number in the file, as Excel shows it at the left. */
export type SheetRow = { readonly line: number; readonly cells: readonly Cell[] };

/** The table of an uploaded file. `others` are further sheets with content that were not read. */
export type Sheet = { readonly name: string; readonly others: readonly string[]; readonly rows: readonly SheetRow[] };

/** Largest upload, in bytes (security paper, 2h). */
export const MAX_FILE_BYTES = 5 * 1024 * 1024;
export const MAX_ROWS = 20_000;
/** Longer text is cut one character beyond: every rule about length still finds it too long. */
export const MAX_CELL_CHARACTERS = 2000;

/** Why a file gave no table. */
export const SHEET_REFUSALS = ['not-a-sheet', 'old-format', 'too-large', 'too-many-rows', 'empty', 'broken', 'timeout', 'busy'] as const;
export type SheetRefusal = (typeof SHEET_REFUSALS)[number];

export type SheetResult = { readonly ok: true; readonly sheet: Sheet } | { readonly ok: false; readonly reason: SheetRefusal };

/** Full-width digits and letters become ordinary ones, exotic blanks plain ones; what cannot be stored goes. */
export function cleanText(text: string): string {
  // One character can become eighteen (NFKC of U+FDFA), so it is cut before and after.
  return text.slice(0, MAX_CELL_CHARACTERS + 1).toWellFormed().normalize('NFKC')
    .replaceAll(/[^\P{Cc}\t\n]|[\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffd]/gu, '')
    .replaceAll(/[\t\n ]*\n[\t\n ]*/g, '\n').replaceAll(/[\t ]+/g, ' ').trim()
    .slice(0, MAX_CELL_CHARACTERS + 1).toWellFormed();
}
