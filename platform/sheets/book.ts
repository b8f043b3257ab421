import { z } from 'zod';

const MAX_TEXT = 4000;
const line = z.string().max(MAX_TEXT);

const column = z.object({
  header: line,
  /** In characters, as Excel counts it. */
  width: z.number().min(4).max(80),
  kind: z.enum(['text', 'day', 'integer', 'percent']),
});

/**
 * A workbook to be written: one table under its title and its header, and a sheet of notes that says what the figures
 * mean, for which period and when they were taken. A cell is text unless its column counts.
 */
export const bookSchema = z.object({
  name: z.string().min(1).max(31).regex(/^[^\\/?*[\]:]+$/),
  title: line,
  columns: z.array(column).min(1).max(60),
  rows: z.array(z.array(z.union([line, z.number(), z.null()]))).max(100_000),
  notes: z.object({ name: z.string().min(1).max(31).regex(/^[^\\/?*[\]:]+$/), lines: z.array(z.tuple([line, line])).max(50) }),
});

export type Book = z.infer<typeof bookSchema>;
export type BookColumn = Book['columns'][number];
