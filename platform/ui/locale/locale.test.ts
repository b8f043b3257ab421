import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generalErrors } from '#platform/contract/errors.ts';
import en from './en.json' with { type: 'json' };
import zh from './zh-CN.json' with { type: 'json' };

const ROOM = join(import.meta.dirname, '..');
const sources = readdirSync(ROOM, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('gallery') && !name.includes('.test.'));

describe("the room's sentences", () => {
  test('exist in both languages with the same parameters', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh));
    expect(slotsOf(en)).toEqual(slotsOf(zh));
  });

  test('include every general refusal of the server', () => {
    expect(Object.values(generalErrors).filter(({ code }) => !Object.hasOwn(zh, code))).toEqual([]);
  });

  test('are all that the components ask for', () => {
    const asked = sources.flatMap((name) => [...readFileSync(join(ROOM, name), 'utf8').matchAll(/'((?:ui|http)\/[a-z0-9/-]+)'/g)]
      .map((match) => match[1] ?? ''));
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((key) => !Object.hasOwn(zh, key))).toEqual([]);
  });
});

function slotsOf(bundle: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(bundle).map(([key, sentence]) =>
    [key, [...new Set([...sentence.matchAll(/\{(\w+)/g)].map((match) => match[1]))].sort().join(' ')]);
}
