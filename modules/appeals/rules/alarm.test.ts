import { expect, test } from 'vitest';
import { alarmMark } from './alarm.ts';

test('a matter is told at the fifth worker and at each doubling, also when the count jumps over a mark', () => {
  expect([0, 4, 5, 6, 9, 10, 19, 20, 39, 40, 41].map(alarmMark)).toEqual([0, 0, 5, 5, 5, 10, 10, 20, 20, 40, 40]);
});
