import { addDays, daysBetween, type PlainDate } from '#platform/kernel/plain-date.ts';
import { LONGEST_RANGE } from './parse-days.ts';

export type WrittenDay = { readonly date: PlainDate; readonly name: string };

/** Days that follow one another under one name, no more of them than a line may hold. */
export type DaySpan = { readonly from: PlainDate; readonly to: PlainDate; readonly name: string };

/** Sorted days, each with those that follow it under the same name. */
export function toSpans(days: readonly WrittenDay[]): readonly DaySpan[] {
  const spans: DaySpan[] = [];
  for (const { date, name } of days) {
    const last = spans.at(-1);
    const isNext = last !== undefined && last.name === name && addDays(last.to, 1) === date;
    if (isNext && daysBetween(last.from, date) < LONGEST_RANGE) spans[spans.length - 1] = { ...last, to: date };
    else spans.push({ from: date, to: date, name });
  }
  return spans;
}

/** Days in the form that parseDays reads, a line for each span. */
export function writeDays(days: readonly WrittenDay[]): string {
  return toSpans(days).map(({ from, to, name }) => `${from}${from === to ? '' : `~${to}`}${name === '' ? '' : ` ${name}`}`).join('\n');
}
