import { expect, test } from 'vitest';
import { lastDigits, readTyped, writeTyped } from './typed-member.ts';

test('what is typed is read again as it was, and nothing is nothing', () => {
  for (const typed of [{ name: '王小明', digits: '12' }, { name: 'Ann / Bo', digits: '' }, { name: '', digits: '1234' }]) expect(readTyped(writeTyped(typed))).toEqual(typed);
  expect(writeTyped({ name: '', digits: '' })).toBeUndefined();
  expect(readTyped(undefined)).toEqual({ name: '', digits: '' });
});

test('four digits stay whatever they are typed with, and a whole number gives its last ones', () => {
  expect(['１２３４', '12 34 5', '138 1234 5678', '+8613812345678', 'abc'].map(lastDigits)).toEqual(['1234', '1234', '5678', '5678', '']);
});
