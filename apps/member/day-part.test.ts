import { expect, test } from 'vitest';
import { dayPart } from './day-part.ts';

test.each([
  ['00:10', 'night'], ['04:59', 'night'], ['05:00', 'morning'], ['10:59', 'morning'], ['11:00', 'noon'], ['13:59', 'noon'],
  ['14:00', 'afternoon'], ['18:00', 'evening'], ['22:59', 'evening'], ['23:00', 'night'],
])('at %s it is %s', (time, part) => {
  expect(dayPart(time)).toBe(part);
});
