import { expect, test } from 'vitest';
import { fileSize } from './file-size.ts';
import { spoken } from './planted.ts';

const lines = (count: number) => '// line\n'.repeat(count);
const statements = (count: number) => '  call();\n'.repeat(count);

test.each([
  ['modules/appeals/store/a.ts', 400], ['modules/appeals/member/a.tsx', 400], ['tools/a.ts', 400], ['platform/ui/tokens.css', 400], ['platform/db/store/0001_x.sql', 400],
  ['bin/zhijia.mjs', 400], ['modules/appeals/store/a.test.ts', 500], ['modules/appeals/test/journey.e2e.ts', 500],
])('%s has at most %d lines', (path, most) => {
  expect(spoken(fileSize, { [path]: lines(most) })).toEqual([]);
  expect(spoken(fileSize, { [path]: lines(most + 1) })).toEqual([`${path}:${most + 1} ${most + 1} lines; at most ${most}: split it by topic.`]);
});

test.each(['function go() {', 'const go = () => {', 'const o = { go() {', 'class A { go() {'])('a function has at most 60 lines: %s', (head) => {
  const tail = head.startsWith('const o') || head.startsWith('class') ? '}}' : '}';
  expect(spoken(fileSize, { 'apps/server/a.ts': `${head}\n${statements(58)}${tail}` })).toEqual([]);
  expect(spoken(fileSize, { 'apps/server/a.ts': `${head}\n${statements(59)}${tail}` })).toEqual([expect.stringContaining('a function of 61 lines')]);
  expect(spoken(fileSize, { 'apps/server/a.test.ts': `${head}\n${statements(59)}${tail}` })).toEqual([]);
});
