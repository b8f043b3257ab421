import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, toPlainDate } from '#platform/kernel/plain-date.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { endpoints, errors, yearTable, type YearDay } from '../contract.ts';
import { findPublishedYear } from '../published-years.ts';
import { isWeekend } from '../rules/working-days.ts';
import { checkYearDays } from '../rules/year-table.ts';
import { FIRST_YEAR, LAST_YEAR, MOST_DAYS } from './calendar-api.ts';
import { LONGEST_NAME } from './parse-days.ts';
import { changedDates, isSound, readYearText, toYearText, type YearText } from './year-draft.ts';

const names = { off: 'off', worked: 'worked' };
const read = (text: Partial<YearText>, year = 2027) => readYearText({ source: 'notice', off: '2027-01-01', worked: '', ...text }, year, names);
const ALWAYS_OFF = ['2027-01-01', '2027-05-01', '2027-10-01', '2027-10-02', '2027-10-03'].map(toPlainDate);
const sorted = (days: readonly YearDay[]) => days.toSorted((one, other) => (one.date < other.date ? -1 : 1));

describe('a typed year', () => {
  test('that was published is read back day for day and pleases the server\'s rule', () => {
    for (let year = 2004; year <= 2026; year += 1) {
      const days = sorted(findPublishedYear(year)?.days ?? []);
      const again = readYearText(toYearText('package', days), year, names);
      expect(isSound(again), String(year)).toBe(true);
      expect(again.days, String(year)).toEqual(days);
      expect(checkYearDays(year, again.days).ok, String(year)).toBe(true);
    }
  });
  test('gives days without a name the name of their list', () => {
    expect(read({ off: '2027-02-08 春节\n2027-01-01', worked: '2027-02-13' }).days).toEqual([
      { date: '2027-01-01', isWorking: false, name: 'off' }, { date: '2027-02-08', isWorking: false, name: '春节' },
      { date: '2027-02-13', isWorking: true, name: 'worked' },
    ]);
  });
  test('is told line by line what is wrong with it, one problem a line', () => {
    const { off, worked } = read({
      off: '2027-02-06~2027-02-12\nnever\n2027-02-10\n2026-10-01~2026-10-03\n2026-12-31',
      worked: '2027-02-12\n2027-02-14\n2027-02-15\n2027-02-14',
    });
    expect(off.map(({ line, kind }) => [line, kind])).toEqual([[2, 'unreadable'], [3, 'twice'], [4, 'other-year']]);
    expect(worked.map(({ line, kind, text }) => [line, kind, text]))
      .toEqual([[1, 'both', '2027-02-12'], [3, 'weekday', '2027-02-15'], [4, 'twice', '2027-02-14']]);
  });
  test('needs a source and days, and no more of them than can be sent', () => {
    expect(read({ source: ' x ' })).toMatchObject({ isSourceMissing: true });
    expect(read({ off: ' \n' })).toMatchObject({ isOffMissing: true });
    expect(read({ off: 'never' })).toMatchObject({ isOffMissing: false });
    const months = ['01', '03', '05', '07'].map((month) => `2027-${month}-01~2027-${month}-31`).join('\n');
    expect(read({ off: months })).toMatchObject({ isTooMuch: true });
    for (const text of [{ source: '' }, { off: '' }, { off: months }, { worked: 'never' }, { off: 'never' }]) expect(isSound(read(text))).toBe(false);
    expect(isSound(read({}))).toBe(true);
  });
  test('that nothing is said against is refused only as a whole: December days too early, or a statutory day left out', () => {
    const anyDays = fc.uniqueArray(fc.integer({ min: -20, max: 364 }).map((offset) => addDays(toPlainDate('2027-01-01'), offset)), { minLength: 1, maxLength: 60 });
    const whole = [errors['day-outside-year'].code, errors['statutory-day-worked'].code];
    fc.assert(fc.property(anyDays, anyDays, fc.boolean(), (some, others, isWhole) => {
      const off = isWhole ? [...new Set([...some, ...ALWAYS_OFF])] : some;
      const worked = others.filter((date) => isWeekend(date) && !off.includes(date));
      const typed = read({ off: off.join('\n'), worked: worked.join('\n') });
      expect(isSound(typed)).toBe(true);
      const outcome = checkYearDays(2027, typed.days);
      if (!outcome.ok) expect(whole).toContain(outcome.error.code);
      else expect(isWhole || ALWAYS_OFF.every((date) => isWeekend(date) || off.includes(date))).toBe(true);
    }), runs(300));
  });
  test('keeps the limits that the contract sets', () => {
    const table = (count: number, name: string) => ({ source: 'ok', days: Array.from({ length: count }, (_, offset) => (
      { date: addDays(toPlainDate('2027-01-01'), offset), isWorking: false, name })) });
    expect(yearTable.safeParse(table(MOST_DAYS, 'x'.repeat(LONGEST_NAME))).success).toBe(true);
    expect(yearTable.safeParse(table(MOST_DAYS + 1, 'x')).success).toBe(false);
    expect(yearTable.safeParse(table(1, 'x'.repeat(LONGEST_NAME + 1))).success).toBe(false);
    for (const [year, isTaken] of [[FIRST_YEAR - 1, false], [FIRST_YEAR, true], [LAST_YEAR, true], [LAST_YEAR + 1, false]] as const) {
      expect(endpoints.readYear.input.safeParse({ year }).success, String(year)).toBe(isTaken);
    }
  });
});

test('a change names the days that are off or worked otherwise than before, in order', () => {
  const table = (off: readonly string[], worked: readonly string[]): YearDay[] => [
    ...off.map((date) => ({ date: toPlainDate(date), isWorking: false, name: 'a' })),
    ...worked.map((date) => ({ date: toPlainDate(date), isWorking: true, name: 'b' })),
  ];
  expect(changedDates(table(['2027-01-01', '2027-05-01'], ['2027-02-13']), table(['2027-05-01', '2027-02-13'], ['2027-01-09'])))
    .toEqual(['2027-01-01', '2027-01-09', '2027-02-13']);
  expect(changedDates([], [])).toEqual([]);
});
