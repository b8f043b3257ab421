import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toInstant } from '#platform/kernel/clock.ts';
import { calendarFile, type CalendarEntry } from './calendar-file.ts';

const seed = Number(process.env.SEED ?? 20261124);
const evening: CalendarEntry = {
  id: 'a1', title: '“西望你在”晚会', place: '示例礼堂; 一层, 东门', text: '第一行\n第二行', link: 'https://example.org/activities/a1',
  beginsAt: toInstant('2026-12-01T11:30:00Z'), endsAt: toInstant('2026-12-01T13:00:00Z'),
};
const at = toInstant('2026-11-24T01:02:03Z');

/** As a calendar reads it: lines put together again, signs given back. */
function read(file: string): ReadonlyMap<string, string> {
  const lines = file.replaceAll('\r\n ', '').split('\r\n').filter((line) => line !== '');
  return new Map(lines.toReversed().map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).replaceAll(/\\(.)/gu, (_all, sign: string) => (sign === 'n' ? '\n' : sign))];
  }));
}

test('times stand in UTC, words as they were said', () => {
  const entry = read(calendarFile([evening], at));
  expect(Object.fromEntries(entry)).toMatchObject({
    DTSTAMP: '20261124T010203Z', DTSTART: '20261201T113000Z', DTEND: '20261201T130000Z', SUMMARY: evening.title, LOCATION: evening.place, UID: 'a1@zhijia', URL: evening.link,
  });
});

test('whatever somebody writes comes back whole, in lines of 75 octets, and opens no line of its own', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (words) => {
    const text = words.replaceAll(/\r\n|\r/gu, '\n');
    const file = calendarFile([{ ...evening, title: text.replaceAll('\n', ' '), text }], at);
    expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(file.match(/^BEGIN:VEVENT\r$/gmu)).toHaveLength(1);
    expect(read(file).get('SUMMARY')).toBe(text.replaceAll('\n', ' '));
  }), { seed });
});
