import type { Field, Sum } from './form.ts';
import type { Answers } from './holds.ts';

type Calculated = Extract<Field, { readonly kind: 'calculated' }>;

/**
 * What a calculated field holds for these answers, or a calculated column for this row; undefined where there is nothing to say: a part is missing, something
 * is divided by zero, or the result is beyond exact numbers. Parts of an `add` that are not given count as nothing, as in
 * Excel, unless all are. Money is rounded to whole fen, other numbers to four decimals, halves away from zero.
 */
export function calculate({ sum, as }: Calculated, answers: Answers): number | undefined {
  const value = evaluate(sum, answers);
  if (value === undefined || Math.abs(value) > Number.MAX_SAFE_INTEGER / 10_000) return undefined;
  return as === 'money' ? rounded(value, 1) : rounded(value, 10_000);
}

function evaluate(sum: Sum, answers: Answers): number | undefined {
  if ('number' in sum) return sum.number;
  if ('field' in sum) return toNumber(answers[sum.field]);
  if ('column' in sum) return added(columnOf(answers[sum.column.table], sum.column));
  if ('add' in sum) return added(sum.add.map((part) => evaluate(part, answers)));
  if ('times' in sum) return multiplied(sum.times.map((part) => evaluate(part, answers)));
  const [first, second] = ('minus' in sum ? sum.minus : sum.over).map((part) => evaluate(part, answers));
  if (first === undefined || second === undefined) return undefined;
  if ('minus' in sum) return first - second;
  return second === 0 ? undefined : first / second;
}

function added(parts: readonly (number | undefined)[]): number | undefined {
  const given = parts.filter((part) => part !== undefined);
  return given.length === 0 ? undefined : given.reduce((total, part) => total + part, 0);
}

function multiplied(parts: readonly (number | undefined)[]): number | undefined {
  return parts.reduce<number | undefined>((total, part) => (total === undefined || part === undefined ? undefined : total * part), 1);
}

function columnOf(rows: unknown, { field, times }: { readonly field: string; readonly times?: string | undefined }): readonly (number | undefined)[] {
  if (!Array.isArray(rows)) return [];
  const cell = (row: unknown, key: string) => toNumber(typeof row === 'object' && row !== null ? Reflect.get(row, key) : undefined);
  return rows.map((row: unknown) => (times === undefined ? cell(row, field) : multiplied([cell(row, field), cell(row, times)])));
}

function toNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The nudge undoes what binary fractions take away: 1.005 × 100 is 100.49999999999999. */
function rounded(value: number, parts: number): number {
  const scaled = Math.abs(value) * parts;
  return Math.sign(value) * Math.round(scaled + scaled * Number.EPSILON) / parts + 0;
}
