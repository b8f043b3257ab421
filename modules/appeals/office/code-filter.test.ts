import { expect, test } from 'vitest';
import type { Code } from './appeals-api.ts';
import { filterCodes } from './code-filter.ts';

const code = (change: Partial<Code>): Code => ({
  codeId: '', number: 1001, unionId: '', unionName: '毛绒玩具厂工会', contactName: '王建国', place: '缝制车间', topic: null, link: '',
  madeAt: new Date(0), appeals: 0, isRetired: false, replacedByNumber: null, isContactInOffice: true, ...change,
});
const codes = [
  code({}), code({ number: 1002, place: '食堂' }), code({ number: 1003, isContactInOffice: false }),
  code({ number: 1004, isRetired: true, isContactInOffice: false }),
];
const numbers = (...filter: Parameters<typeof filterCodes>) => filterCodes(...filter).map((one) => one.number);

test('shows the codes of a state; a retired one needs no replacing', () => {
  expect(numbers(codes, { state: 'in-use', words: '' })).toEqual([1001, 1002, 1003]);
  expect(numbers(codes, { state: 'attention', words: '' })).toEqual([1003]);
  expect(numbers(codes, { state: 'retired', words: '' })).toEqual([1004]);
  expect(numbers(codes, { state: 'all', words: ' ' })).toEqual([1001, 1002, 1003, 1004]);
});

test('finds a code by any of what stands on it, all words together', () => {
  expect(numbers(codes, { state: 'all', words: '1002' })).toEqual([1002]);
  expect(numbers(codes, { state: 'all', words: '玩具  食堂' })).toEqual([1002]);
  expect(numbers(codes, { state: 'all', words: '食堂 缝制' })).toEqual([]);
});
