import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '#platform/kernel/app-error.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { parseInput } from './parse-input.ts';

const schema = z.object({
  name: z.string().trim().min(2).max(5), count: z.int().optional(), kind: z.enum(['a', 'b']).optional(),
  list: z.array(z.object({ text: z.string() })).optional(), until: z.date().optional(),
});

function issuesOf(input: unknown): readonly object[] {
  try {
    parseInput(schema, input);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toBe('http/invalid-input');
    return error.issues;
  }
}

describe('untrusted input', () => {
  test('comes out trimmed, with nothing lost', () => {
    expect(parseInput(schema, { name: ' 王师傅 ', count: 3, list: [{ text: '🛠️' }] })).toEqual({ name: '王师傅', count: 3, list: [{ text: '🛠️' }] });
  });

  test('every problem is told at once, each with its place and a sentence\'s code', () => {
    expect(issuesOf({ name: 'x', count: 'three', kind: 'c', list: [{ text: 1 }, {}], org_path: '1/' })).toEqual(expect.arrayContaining([
      { path: 'name', code: 'http/too-short', params: { minimum: 2 } },
      { path: 'count', code: 'http/wrong-kind', params: {} },
      { path: 'kind', code: 'http/unreadable', params: {} },
      { path: 'list.0.text', code: 'http/wrong-kind', params: {} },
      { path: 'list.1.text', code: 'http/missing', params: {} },
      { path: 'org_path', code: 'http/unknown-field', params: {} },
    ]));
    expect(issuesOf({ name: 'abcdef' })).toEqual([{ path: 'name', code: 'http/too-long', params: { maximum: 5 } }]);
    expect(issuesOf({})).toEqual([{ path: 'name', code: 'http/missing', params: {} }]);
  });

  test.each([[null], [undefined], ['text'], [3], [[]], [[{ name: 'abc' }]], [true]])('%j is no input', (input) => {
    expect(issuesOf(input).length).toBeGreaterThan(0);
  });

  test('what PostgreSQL cannot hold, a NUL or half a character, is told with its place instead of failing inside', () => {
    for (const bad of ['a\0b', 'a\uD83D', 'x\uDC00y', '\uDC00\uD83D']) {
      expect(issuesOf({ name: bad }).at(-1)).toEqual({ path: 'name', code: 'http/unreadable', params: {} });
      expect(issuesOf({ name: 'abc', list: [{ text: '好' }, { text: bad }] })).toEqual([{ path: 'list.1.text', code: 'http/unreadable', params: {} }]);
    }
    expect(issuesOf({ name: '👩🏽‍🏭' }).every((issue) => 'code' in issue && issue.code !== 'http/unreadable')).toBe(true);
  });

  test('a field that nobody declared never passes, whatever its name', () => {
    fc.assert(fc.property(fc.string().filter((name) => !(name in schema.shape)), fc.jsonValue(), (name, value) => {
      const input = Object.defineProperty({ name: 'abc' }, name, { value, enumerable: true });
      expect(issuesOf(input)).toEqual([{ path: name, code: 'http/unknown-field', params: {} }]);
    }), runs(500));
  });

  test('R10 any value gives an answer or a refusal, never another failure', () => {
    fc.assert(fc.property(fc.anything(), (input) => { issuesOf(input); }), runs(1000));
    fc.assert(fc.property(fc.record({ name: fc.anything(), list: fc.anything() }), (input) => { issuesOf(input); }), runs(1000));
  });
});
