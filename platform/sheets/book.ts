export type BookColumn = {
  readonly header: string;
  /** In characters, as Excel counts it. */
  readonly width: number;
  /** `money` takes yuan. */
  readonly kind: 'text' | 'integer' | 'percent' | 'number' | 'money';
  /** Words to pick from in an empty form; together at most 255 characters (Excel's own limit), more are not offered. */
  readonly choices?: readonly string[];
};

/**
 * A workbook to be written: one table under its title and its header, and a sheet of notes that says what the figures
 * mean, for which period and when they were taken. A cell is text unless its column counts.
 */
export type Book = {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly BookColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly notes: { readonly name: string; readonly lines: readonly (readonly [string, string])[] };
};
