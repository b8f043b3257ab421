import { expect, test } from 'vitest';
import { currentPlace } from './current-place.ts';

test('a page below a place is in that place, and in the nearest one only', () => {
  const places = ['/', '/office', '/office/appeals', '/me'];
  expect(currentPlace('/office/appeals/one', places)).toBe('/office/appeals');
  expect(currentPlace('/office/figures', places)).toBe('/office');
  expect(currentPlace('/', places)).toBe('/');
  expect(currentPlace('/meeting', places)).toBeUndefined();
});
