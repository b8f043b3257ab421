import type { Cell, Field, Form } from './form.ts';
import type { Answers } from './holds.ts';
import { isGiven } from './holds.ts';

type AnswerClass = Field['class'];
export const CLASSES: readonly AnswerClass[] = ['C1', 'C2', 'C3', 'C4'];

export type SplitAnswers = {
  /** C1 and C2. */
  readonly open: Answers;
  /** C3 and C4: what the journal seals with the key of the person it tells of. */
  readonly personal: Answers;
};

/** What nobody without the right to see it may read in its place. */
export const MASK = '＊＊＊＊';

/** A table is as sensitive as its most sensitive column: its rows are kept together. */
export function classOf(field: Field): AnswerClass {
  const classes = [field.class, ...(field.kind === 'table' ? field.columns.map((column) => column.class) : [])];
  return CLASSES.findLast((one) => classes.includes(one)) ?? 'C4';
}

export function isPersonal(field: Field): boolean {
  return classOf(field) >= 'C3';
}

/** Splits whole answers; a key that the form does not know counts as personal. */
export function splitByClass(form: Form, answers: Answers): SplitAnswers {
  const open = new Set(form.fields.filter((field) => !isPersonal(field)).map(({ key }) => key));
  const entries = Object.entries(answers);
  return {
    open: Object.fromEntries(entries.filter(([key]) => open.has(key))),
    personal: Object.fromEntries(entries.filter(([key]) => !open.has(key))),
  };
}

export function joinAnswers({ open, personal }: SplitAnswers): Answers {
  return { ...open, ...personal };
}

/**
 * The answers with everything personal under a mask: enough of an ID number or a telephone to compare with the person in
 * front of one, nothing of the rest. A masked value is text whatever its field holds; `isMasked` tells.
 */
export function maskAnswers(form: Form, answers: Answers): Answers {
  const fields = new Map(form.fields.map((field) => [field.key, field]));
  return Object.fromEntries(Object.entries(answers).map(([key, value]) => {
    const field = fields.get(key);
    return [key, field === undefined ? MASK : masked(field, value)];
  }));
}

/** For whoever takes part and did not give the answers: only what its field says is shown by its ends. */
export function maskForOthers(form: Form, answers: Answers): Answers {
  const masked = form.fields.filter((field) => field.kind === 'id-number' && field.isMasked === true && isGiven(answers[field.key]));
  return { ...answers, ...Object.fromEntries(masked.map((field) => [field.key, maskedValue(field, answers[field.key])])) };
}

export function isMasked(value: unknown): value is string {
  return typeof value === 'string' && (value.includes('****') || value.includes(MASK));
}

function masked(field: Field, value: unknown): unknown {
  if (field.kind === 'table' && field.class < 'C3' && Array.isArray(value)) return value.map((row: unknown) => maskedRow(field.columns, row));
  return field.class < 'C3' || !isGiven(value) ? value : maskedValue(field, value);
}

function maskedRow(columns: readonly Cell[], row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return MASK;
  const entries = Object.entries(row).map(([key, value]) => {
    const column = columns.find((one) => one.key === key);
    return [key, column === undefined ? MASK : masked(column, value)];
  });
  return Object.fromEntries(entries);
}

/** 6***************1X and 138****1999, as everywhere in the house. */
function maskedValue({ kind }: Field, value: unknown): string {
  if (typeof value !== 'string') return MASK;
  if (kind === 'id-number' && value.length === 18) return `${value.slice(0, 1)}${'*'.repeat(15)}${value.slice(-2)}`;
  if (kind === 'phone' && value.length === 11) return `${value.slice(0, 3)}****${value.slice(-4)}`;
  return MASK;
}
