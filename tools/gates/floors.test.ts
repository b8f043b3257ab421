import { describe, expect, test } from 'vitest';
import { listingViolations, readingViolations } from './floors.ts';
import { planted } from './planted.ts';
import { parses } from './parses.ts';
import { gates, runGate } from './run-gates.ts';

const house = {
  'apps/server/start.ts': 'export const start = 1;', 'modules/appeals/rules/close.ts': 'export const close = 1;', 'platform/kernel/id.ts': 'export const id = 1;',
  'capabilities/draw/rules/seed.ts': 'export const seed = 1;',
  'tools/check.ts': 'export const check = 1;', 'modules/appeals/locale/en.json': '{}', 'modules/appeals/locale/zh-CN.json': '{}', 'docs/page.md': 'text',
};
const paths = Object.keys(house);

describe('a gate that reads too little fails', () => {
  test('every gate of the house reads what its floor asks', () => {
    for (const [name, gate] of Object.entries(gates)) {
      expect(readingViolations(runGate(name, gate, planted(house)), paths), name).toEqual([]);
    }
  });

  test('a gate that skips one file, and one that reads none', () => {
    const skipping = runGate('parses', (files) => parses(files.slice(1)), planted(house));
    expect(readingViolations(skipping, paths)).toEqual([expect.objectContaining({ file: 'apps/server/start.ts' })]);
    expect(readingViolations(runGate('parses', () => [], planted(house)), paths)).toEqual([expect.objectContaining({ sentence: 'the gate parses read no files.' })]);
  });

  test('a tool that tells a smaller number, and a gate without a floor', () => {
    expect(readingViolations({ gate: 'linter', read: 3, seen: undefined }, paths)).toEqual([expect.objectContaining({ sentence: 'the gate linter read 3 of 5 files.' })]);
    expect(readingViolations({ gate: 'linter', read: 5, seen: undefined }, paths)).toEqual([]);
    expect(readingViolations({ gate: 'new-gate', read: 4, seen: undefined }, paths)).toHaveLength(1);
  });
});

describe('the listing itself', () => {
  const many = Array.from({ length: 200 }, (_, at) => `docs/${at}.md`);

  test('is refused when it is too short, or lacks a floor of the house', () => {
    expect(listingViolations([...paths, ...many])).toEqual([]);
    expect(listingViolations(paths)).toEqual([expect.objectContaining({ sentence: expect.stringContaining('at least') })]);
    expect(listingViolations([...many, ...paths.slice(1)])).toEqual([expect.objectContaining({ sentence: 'no code listed under apps/.' })]);
  });
});

test('a file that does not parse is told, not passed unread', () => {
  expect(parses(planted({ 'tools/a.ts': 'const = ;' }))).toHaveLength(1);
  expect(parses(planted({ 'tools/a.ts': '' }))).toHaveLength(1);
  expect(parses(planted({ 'tools/a.ts': '// only a reason\n', 'tools/b.ts': 'export {};' }))).toEqual([]);
});
