import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, toPlainDate, weekday } from '#platform/kernel/plain-date.ts';
import { monthOf, nextMonth, weeksOf } from './month-days.ts';

const seed = Number(process.env.SEED ?? 20261124);

test('November 2026 begins on a Sunday: five of its six weeks begin with a Monday of its own', () => {
  const weeks = weeksOf(toPlainDate('2026-11-01'));
  expect(weeks).toHaveLength(6);
  expect(weeks[0]).toEqual([undefined, undefined, undefined, undefined, undefined, undefined, '2026-11-01']);
  expect(weeks[5]?.[0]).toBe('2026-11-30');
});

test('every day of every month stands once, under its own weekday', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 36_000 }), (days) => {
    const day = addDays(toPlainDate('2000-01-01'), days);
    const month = monthOf(day);
    const shown = weeksOf(month).flatMap((week) => week.flatMap((one, at) => (one === undefined ? [] : [{ one, at }])));
    expect(shown.every(({ one, at }) => weekday(one) === (at + 1) % 7)).toBe(true);
    expect(shown.map(({ one }) => one)).toContain(day);
    expect(new Set(shown.map(({ one }) => one.slice(0, 7))).size).toBe(1);
    expect(addDays(shown.at(-1)?.one ?? day, 1)).toBe(nextMonth(month, 1));
    expect(nextMonth(nextMonth(month, 1), -1)).toBe(month);
  }), { seed });
});
