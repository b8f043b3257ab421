import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, toPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { findPublishedYear } from '../published-years.ts';
import { LONGEST_RANGE, parseDays } from './parse-days.ts';
import { toSpans, writeDays } from './write-days.ts';

const day = toPlainDate;
const anyDay = fc.integer({ min: 0, max: 36_500 }).map((offset) => addDays(day('2000-01-01'), offset));
const anyRange = fc.tuple(anyDay, fc.integer({ min: 0, max: LONGEST_RANGE - 1 }));
const anyName = fc.constantFrom('', '春节', '国庆节、中秋', 'Spring Festival', '到岗', '抗战胜利70周年');
const breaks = fc.constantFrom('\n', '\r\n', '\n\n', ' \n\t', '\r');

const parts = (date: PlainDate) => date.split('-').map(Number);
const fullWidth = (text: string) => text.replaceAll(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
/** Every form in which one day is accepted. */
const forms: readonly ((date: PlainDate) => string)[] = [
  (date) => date,
  (date) => date.replaceAll('-', '/'),
  (date) => parts(date).join('/'),
  (date) => parts(date).join('-'),
  (date) => { const [year, month, dayOfMonth] = parts(date); return `${year}年${month}月${dayOfMonth}日`; },
  (date) => `${forms[4]?.(date)}（周六）`,
  (date) => fullWidth(date),
];
const anyForm = fc.constantFrom(...forms);
const until = fc.constantFrom('~', ' ~ ', '～', '—', '——', ' - ', '至', ' 到 ', '–');

describe('days, a line each', () => {
  test('are read in every form, alone or as a range, with or without a name', () => {
    fc.assert(fc.property(anyRange, fc.tuple(anyForm, until, anyForm), anyName, ([from, more], [first, sign, second], name) => {
      const to = addDays(from, more);
      const typed = `${first(from)}${more === 0 ? '' : `${sign}${second(to)}`}${name === '' ? '' : ` ${name}`}`;
      const { days, problems } = parseDays(typed);
      expect(problems, typed).toEqual([]);
      expect(days.map(({ date }) => date), typed).toEqual(Array.from({ length: more + 1 }, (_, offset) => addDays(from, offset)));
      expect(new Set(days.map((one) => one.name))).toEqual(new Set([name]));
    }), runs(500));
  });
  test('keep the number of their line, empty lines counted', () => {
    fc.assert(fc.property(fc.array(fc.tuple(anyDay, breaks), { minLength: 1, maxLength: 12 }), (typed) => {
      const text = typed.map(([date, end]) => `${date}${end}`).join('');
      const lines = text.split(/\r\n|\r|\n/);
      const { days } = parseDays(text);
      expect(days.map(({ date }) => date)).toEqual(typed.map(([date]) => date));
      for (const { line, date } of days) expect(lines[line - 1]?.trim()).toBe(date);
    }), runs(200));
  });
  test('written and read again are the same days', () => {
    const anyNamed = fc.uniqueArray(fc.tuple(anyDay, anyName), { selector: ([date]) => date, maxLength: 60 })
      .map((days) => days.map(([date, name]) => ({ date, name })).toSorted((one, other) => (one.date < other.date ? -1 : 1)));
    fc.assert(fc.property(anyNamed, (days) => {
      const { days: read, problems } = parseDays(writeDays(days));
      expect(problems).toEqual([]);
      expect(read.map(({ date, name }) => ({ date, name }))).toEqual(days);
    }), runs(200));
  });
  test('of every published year come back from their text', () => {
    for (let year = 2004; year <= 2026; year += 1) {
      const days = (findPublishedYear(year)?.days ?? []).toSorted((one, other) => (one.date < other.date ? -1 : 1));
      expect(parseDays(writeDays(days)).days.map(({ date, name }) => ({ date, name })), String(year))
        .toEqual(days.map(({ date, name }) => ({ date, name })));
    }
  });
});

describe('a line that cannot be read', () => {
  test.each([
    ['2027-02-30', 'no-such-day', '2027-02-30'], ['2027年2月29日', 'no-such-day', '2027年2月29日'],
    ['2027-02-06~2027-02-31', 'no-such-day', '2027-02-31'], ['2027-13-01', 'no-such-day', '2027-13-01'],
    ['2027-02-12~2027-02-06', 'backwards', '2027-02-12~2027-02-06'],
    ['2027-02-06~2028-02-12', 'too-long', '2027-02-06~2028-02-12'],
    ['2月6日', 'unreadable', '2月6日'], ['春节', 'unreadable', '春节'], ['27-02-06', 'unreadable', '27-02-06'],
    ['2027年2月6日至12日', 'unreadable', '2027年2月6日至12日'], ['2027-02-06~', 'unreadable', '2027-02-06~'],
    ['2027-02-06, 2027-02-07', 'unreadable', '2027-02-06, 2027-02-07'],
    ['2027-02-06 春节 2027-02-07', 'unreadable', '2027-02-06 春节 2027-02-07'],
    ['2027-02/06', 'unreadable', '2027-02/06'], ['2027-02-061', 'unreadable', '2027-02-061'],
    [`2027-02-06 ${'长'.repeat(31)}`, 'name-too-long', `2027-02-06 ${'长'.repeat(31)}`],
  ])('%s is told, not guessed at', (typed, kind, text) => {
    expect(parseDays(`2027-01-01\n${typed}\n2027-01-03`)).toEqual({
      days: [{ date: '2027-01-01', name: '', line: 1 }, { date: '2027-01-03', name: '', line: 3 }],
      problems: [{ line: 2, kind, text }],
    });
  });
  test('never costs the others: every line gives days or one problem', () => {
    const anyLine = fc.oneof(anyDay, fc.string({ unit: fc.constantFrom(...'2027-/~年月日至 0569春（)x,') }), fc.string());
    fc.assert(fc.property(fc.array(anyLine, { maxLength: 8 }), (typed) => {
      const text = typed.map((line) => line.replaceAll(/[\r\n]/g, ' ')).join('\n');
      const { days, problems } = parseDays(text);
      const told = [...new Set(days.map(({ line }) => line)), ...problems.map(({ line }) => line)];
      const written = text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [index + 1]));
      expect(told.toSorted((one, other) => one - other)).toEqual(written);
    }), runs(500));
  });
});

test('spans hold together days in a row under one name, and nothing else', () => {
  const dates = ['2027-02-06', '2027-02-07', '2027-02-08', '2027-02-10'].map(day);
  expect(toSpans(dates.map((date, index) => ({ date, name: index === 0 ? 'a' : 'b' })))).toEqual([
    { from: '2027-02-06', to: '2027-02-06', name: 'a' }, { from: '2027-02-07', to: '2027-02-08', name: 'b' },
    { from: '2027-02-10', to: '2027-02-10', name: 'b' },
  ]);
  const many = Array.from({ length: 40 }, (_, offset) => ({ date: addDays(day('2027-01-01'), offset), name: '' }));
  expect(toSpans(many).map(({ from, to }) => daysBetween(from, to) + 1)).toEqual([31, 9]);
});
