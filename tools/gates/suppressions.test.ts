import { expect, test } from 'vitest';
import { spoken } from './planted.ts';
import { suppressions } from './suppressions.ts';

const said = (code: string, path = 'modules/appeals/a.ts') => spoken(suppressions, { [path]: code });

test.each([
  ['// oxlint-disable-next-line no-eval\nx();', 'needs " -- reason"'],
  ['// oxlint-disable-next-line max-lines-per-function -- it is long\nx();', 'limits on size'],
  ['/* eslint-disable no-eval -- everywhere */', 'for one line'],
  ['// @ts-ignore -- because\nx();', '@ts-ignore hides'],
  ['// @ts-expect-error\nx();', 'needs " -- reason"'],
  ['// TODO: later', 'belongs into an issue'],
  ['const x = y as string;', 'a cast needs'],
  ['const x = <string>y;', 'a cast needs'],
  ['const x = y as unknown as string;', 'a cast needs'],
])('%s', (code, sentence) => {
  expect(said(code)).toEqual([expect.stringContaining(sentence)]);
});

test.each([
  '// oxlint-disable-next-line react/exhaustive-deps -- the name stands for the input\nx();',
  '// @ts-expect-error -- the refusal is what this line shows\nx();',
  "const x = ['a'] as const;",
  'const x = y as string; // -- the driver gives text for this type',
  '// -- the builder fills every key\nconst x = {\n} as string;',
  'const x = y satisfies string;',
])('let through: %s', (code) => {
  expect(said(code)).toEqual([]);
});

test('the kernel mints its brands, and tests may cast', () => {
  expect(said('const x = y as string;', 'platform/kernel/id.ts')).toEqual([]);
  expect(said('const x = y as string;', 'modules/appeals/a.test.ts')).toEqual([]);
});
