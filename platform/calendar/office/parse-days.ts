import { addDays, daysBetween, isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';

/** A day that a line names. `name` is '' where the line says none; `line` counts from 1, empty lines too. */
export type ParsedDay = { readonly date: PlainDate; readonly name: string; readonly line: number };

/** Why a line gives no days. `text` is the part to look at, as it was typed. */
export type LineProblem = { readonly line: number; readonly kind: ProblemKind; readonly text: string };
export type ProblemKind = 'unreadable' | 'no-such-day' | 'backwards' | 'too-long' | 'name-too-long';

export type ParsedDays = { readonly days: readonly ParsedDay[]; readonly problems: readonly LineProblem[] };

/** The longest holiday ever announced has nine days; a range beyond a month has a wrong month or year in it. */
export const LONGEST_RANGE = 31;
/** What the contract allows. */
export const LONGEST_NAME = 30;

/**
 * Reads days as people write them, one day or range a line, a name behind it where wanted: `2027-02-06`, `2027/2/6`,
 * `2027年2月6日（周六）`, `2027-02-06~2027-02-12 春节`. A line is read whole or not at all, and never guessed at.
 */
export function parseDays(text: string): ParsedDays {
  const lines = text.split(/\r\n|\r|\n/).map((typed, index) => ({ typed: typed.trim(), line: index + 1 }));
  const read = lines.filter(({ typed }) => typed !== '').map(({ typed, line }) => parseLine(typed, line));
  return { days: read.flatMap(({ days }) => days), problems: read.flatMap(({ problems }) => problems) };
}

const DAY = /(\d{4}-\d{1,2}-\d{1,2}|\d{4}\/\d{1,2}\/\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日)(?!\d)(?:\s*\([^()]*\))?/.source;
const UNTIL = /\s*(?:[~〜–—-]{1,2}|至|到)\s*/.source;
const LINE = new RegExp(`^${DAY}(?:${UNTIL}${DAY})?`);
/** The shortened end of a range, or a second day: no part of a name, and passing over it would lose days. */
const MORE_DAYS = [new RegExp(`^${UNTIL}\\d`), /\d{4}\s*[-/年.]\s*\d/];

function parseLine(typed: string, line: number): ParsedDays {
  const plain = toHalfWidth(typed);
  const problem = (kind: ProblemKind, text = typed): ParsedDays => ({ days: [], problems: [{ line, kind, text }] });
  const [matched = '', from = '', to = from] = LINE.exec(plain) ?? [];
  const rest = plain.slice(matched.length);
  const name = /^[\s,:;、]*(\p{L}.*)$/u.exec(rest)?.[1] ?? '';
  if (matched === '' || MORE_DAYS.some((more) => more.test(rest)) || (name === '' && rest !== '')) return problem('unreadable');
  if (name.length > LONGEST_NAME) return problem('name-too-long');
  const [first, last] = [toDate(from), toDate(to)];
  if (first === undefined || last === undefined) return problem('no-such-day', first === undefined ? from : to);
  if (last < first) return problem('backwards');
  const count = daysBetween(first, last) + 1;
  if (count > LONGEST_RANGE) return problem('too-long');
  // Letter for letter as typed: only the dates are read in half width.
  const typedName = name === '' ? '' : typed.slice(-name.length);
  return { days: Array.from({ length: count }, (_, offset) => ({ date: addDays(first, offset), name: typedName, line })), problems: [] };
}

function toDate(written: string): PlainDate | undefined {
  const [year = '', month = '', day = ''] = written.match(/\d+/g) ?? [];
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isPlainDate(text) ? text : undefined;
}

/** Input methods leave ２０２７／２／６ and ～ behind. Each becomes one letter, so that places in the line stay the same. */
function toHalfWidth(text: string): string {
  return text.replaceAll(/[！-～]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ');
}
