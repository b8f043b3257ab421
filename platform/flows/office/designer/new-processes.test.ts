import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '#platform/testkit/laws/random-runs.ts';
import { memoryIn } from '#platform/ui/browser-memory.ts';
import { processDefinition, processKey } from '../../wire.ts';
import { blankProcess, forgetNew, listNew, ownKey, proposeKey, rememberNew } from './new-processes.ts';

describe(`a process of a union's own, seed ${seed}`, () => {
  test('has a key that the server takes, whatever somebody types', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (typed) => {
      const key = ownKey(typed);
      if (key !== undefined) expect(processKey.safeParse(key).success, key).toBe(true);
    }), runs(300));
    expect([ownKey('Spring Visit 2027!'), ownKey('1 2 3'), ownKey('春节慰问')]).toEqual(['own.spring-visit-2027', undefined, undefined]);
    expect(proposeKey(['own.process-1', 'own.process-2'])).toBe('own.process-3');
  });

  test('begins as a definition that the schema takes', () => {
    expect(processDefinition.safeParse(blankProcess('t', 's')).success).toBe(true);
  });

  test('is remembered for its union until it is published or thrown away, and a broken memory is an empty one', () => {
    const held = new Map<string, string>();
    const memory = memoryIn(() => ({ getItem: (key) => held.get(key) ?? null, setItem: (key, value) => held.set(key, value), removeItem: (key) => held.delete(key) }));
    rememberNew('one', 'own.a', memory);
    rememberNew('one', 'own.a', memory);
    rememberNew('two', 'own.b', memory);
    expect([listNew('one', memory), listNew('two', memory)]).toEqual([['own.a'], ['own.b']]);
    forgetNew('one', 'own.a', memory);
    expect([listNew('one', memory), held.size]).toEqual([[], 1]);
    for (const key of held.keys()) held.set(key, '{');
    expect(listNew('two', memory)).toEqual([]);
  });
});
