import { addDays, isPlainDate, toPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import type { Cell } from './sheet.ts';

/** Why a cell gives no value; each has its sentence in locale/ as `sheets.reason.…`. */
const CELL_REASONS = [
  'missing', 'too-short', 'too-long', 'not-a-number', 'too-small', 'too-big', 'digits-lost', 'not-a-date', 'not-a-phone', 'not-a-choice',
] as const;
export type CellReason = (typeof CELL_REASONS)[number];

export type CellProblem<Reason extends string = string> = {
  readonly ok: false;
  readonly reason: Reason;
  readonly params: Readonly<Record<string, string | number>>;
};
export type CellResult<Value> = { readonly ok: true; readonly value: Value } | CellProblem;
/** Reads a cell that is not empty. */
export type ReadCell<Value> = (cell: Cell) => CellResult<Value>;

export function found<Value>(value: Value): CellResult<Value> {
  return { ok: true, value };
}

/** `reason` is one of ours or, from a module's own reader, a code of its locale/. */
export function wrong(reason: string, params: CellProblem['params'] = {}): CellProblem {
  return { ok: false, reason, params };
}

const ours = (reason: CellReason, params: CellProblem['params'] = {}): CellProblem => wrong(`sheets.reason.${reason}`, params);

/** Excel keeps fifteen digits of a number: the sixteenth of a code typed as one is gone, and nobody can say what it was. */
const EXACT = 1e15;

/** A text of `min` to `max` characters; a number is taken as it was typed while all its digits are there. */
export function textCell({ min = 1, max }: { min?: number; max: number }): ReadCell<string> {
  return (cell) => {
    if (typeof cell === 'number' && Math.abs(cell) >= EXACT) return ours('digits-lost');
    const text = toText(cell);
    if (text.length < min) return ours('too-short', { minimum: min });
    return text.length > max ? ours('too-long', { maximum: max }) : found(text);
  };
}

export function toText(cell: Cell): string {
  return typeof cell === 'number' ? String(cell) : cell;
}

/** A whole number, also as text: '1,200', '35人', full-width digits. */
export function integerCell({ min, max }: { min: number; max: number }): ReadCell<number> {
  return (cell) => {
    const text = toText(cell).replaceAll(/[,\s]/g, '');
    const digits = /^(-?\d{1,15})(?:\.0+)?(?:人|名|个|家)?$/.exec(text)?.[1];
    if (digits === undefined) return ours('not-a-number');
    const value = Number(digits);
    if (value < min) return ours('too-small', { minimum: min });
    return value > max ? ours('too-big', { maximum: max }) : found(value);
  };
}

const SPREADSHEET_EPOCH = toPlainDate('1899-12-30');

/** A day: 2024-01-05, 2024/1/5, 2024.1.5, 2024年1月5日, 20240105, or Excel's serial number (1900 to 2199). */
export function dateCell(): ReadCell<PlainDate> {
  return (cell) => {
    const text = toText(cell).replaceAll(/\s/g, '');
    const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
    if (parts !== null) {
      const day = `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}`;
      return isPlainDate(day) ? found(day) : ours('not-a-date');
    }
    const serial = Number(text);
    return /^\d{1,6}$/.test(text) && serial >= 61 && serial < 109_575 ? found(addDays(SPREADSHEET_EPOCH, serial)) : ours('not-a-date');
  };
}

/** A telephone number as digits: a mobile, or a landline with its area code. '+86', blanks and dashes go. */
export function phoneCell(): ReadCell<string> {
  return (cell) => {
    const digits = toText(cell).replaceAll(/[\s()（）—-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '');
    return /^(?:1[3-9]\d{9}|0\d{9,11})$/.test(digits) ? found(digits) : ours('not-a-phone');
  };
}

/** One of some words, each with what it stands for. */
export function choiceCell<Value>(words: Readonly<Record<string, Value>>): ReadCell<Value> {
  const known = new Map(Object.entries(words));
  return (cell) => {
    const value = known.get(toText(cell).replaceAll(/\s/g, ''));
    return value === undefined ? ours('not-a-choice', { choices: [...known.keys()].join('、') }) : found(value);
  };
}
