import type { Translator } from '#platform/text/translator.ts';
import type { Cell, Field, Form } from './form.ts';
import { isGiven, type Answers } from './holds.ts';
import { sayAnswer, type Reader } from './say-answer.ts';
import { inLanguage } from './in-language.ts';

/** A column as platform/sheets writes it. */
export type FormColumn = {
  /** The field's key, with the column's for a table: family, family.income. */
  readonly key: string;
  readonly header: string;
  readonly width: number;
  readonly kind: 'text' | 'integer' | 'number' | 'money';
  readonly choices?: readonly string[];
};
export type SheetCell = string | number | null;

/** One column for every field that holds something, one for every column of its tables, in the order of the form. */
export function toColumns(form: Form, t: Translator): readonly FormColumn[] {
  return form.fields.flatMap((field) => {
    if (field.kind === 'section' || field.kind === 'note') return [];
    if (field.kind !== 'table') return [toColumn(field, field.key, wordsOf(field.label, t), t)];
    const table = wordsOf(field.label, t);
    return field.columns.map((column) => toColumn(column, `${field.key}.${column.key}`, t('forms.say.column', { table, column: wordsOf(column.label, t) }), t));
  });
}

/**
 * The cells of one set of answers under those columns. Rows of tables stand below one another; what stands outside tables
 * is written in the first row only, so that a sum over a column counts it once.
 */
export function toRows(form: Form, answers: Answers, reader: Reader): readonly (readonly SheetCell[])[] {
  const height = Math.max(1, ...form.fields.map((field) => (field.kind === 'table' ? rowsOf(answers[field.key]).length : 1)));
  return Array.from({ length: height }, (_, at) => form.fields.flatMap((field): SheetCell[] => {
    if (field.kind === 'section' || field.kind === 'note') return [];
    const value = answers[field.key];
    if (field.kind !== 'table') return [at === 0 ? toCell(field, value, reader) : null];
    const row = rowsOf(value)[at];
    // A table under one mask has no rows to show.
    const masked = at === 0 && typeof value === 'string' ? value : null;
    return field.columns.map((column) => (row === undefined ? masked : toCell(column, Reflect.get(row, column.key), reader)));
  }));
}

function toColumn(field: Field, key: string, header: string, t: Translator): FormColumn {
  return {
    key, header, kind: kindOf(field), width: widthOf(field),
    ...(field.kind === 'choice' && { choices: field.choices.map(({ label }) => wordsOf(label, t)) }),
  };
}

function kindOf(field: Field): FormColumn['kind'] {
  if (field.kind === 'money') return 'money';
  if (field.kind === 'calculated') return field.as;
  if (field.kind !== 'number') return 'text';
  return (field.decimals ?? 0) === 0 ? 'integer' : 'number';
}

function widthOf({ kind }: Field): number {
  if (kind === 'long-text') return 48;
  return kind === 'number' || kind === 'yes-no' || kind === 'date' ? 14 : 22;
}

/** Days and amounts (in yuan) as a spreadsheet sorts and adds them; everything else as people read it. */
function toCell(field: Field, value: unknown, reader: Reader): SheetCell {
  if (!isGiven(value)) return null;
  if (typeof value === 'number') return kindOf(field) === 'money' ? value / 100 : value;
  return field.kind === 'date' && typeof value === 'string' ? value : sayAnswer(field, value, reader);
}

function rowsOf(value: unknown): readonly object[] {
  return Array.isArray(value) ? value.filter((row: unknown) => typeof row === 'object' && row !== null) : [];
}

function wordsOf(label: Cell['label'], t: Translator): string {
  return inLanguage(label, t.language);
}
