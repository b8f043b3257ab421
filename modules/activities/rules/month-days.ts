import { addDays, weekday, type PlainDate } from '#platform/kernel/plain-date.ts';

/** A month as its first day. */
export function monthOf(day: PlainDate): PlainDate {
  return addDays(day, 1 - Number(day.slice(8)));
}

/** The month before (-1) or after (1). */
export function nextMonth(month: PlainDate, step: -1 | 1): PlainDate {
  return monthOf(addDays(month, step === 1 ? 31 : -1));
}

/** The weeks of a month, from Monday; days of its neighbours are undefined. */
export function weeksOf(month: PlainDate): readonly (readonly (PlainDate | undefined)[])[] {
  const before = (weekday(month) + 6) % 7;
  const first = addDays(month, -before);
  const weeks = Math.ceil((before + daysIn(month)) / 7);
  return Array.from({ length: weeks }, (_, week) => Array.from({ length: 7 }, (_day, at) => {
    const day = addDays(first, week * 7 + at);
    return day.slice(0, 7) === month.slice(0, 7) ? day : undefined;
  }));
}

function daysIn(month: PlainDate): number {
  return Number(addDays(nextMonth(month, 1), -1).slice(8));
}
