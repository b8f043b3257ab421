import { expect, test } from 'vitest';
import { memoryIn, type Memory } from '../browser-memory.ts';
import { chosenAppearance, rememberAppearance, showAppearance } from './appearance.ts';
import { readDraft } from './use-draft.ts';

function memoryOf(held: Map<string, string>): Memory {
  return memoryIn(() => ({
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => { held.set(key, value); },
    removeItem: (key) => { held.delete(key); },
  }));
}

test('the chosen look is remembered, shown on <html>, and undone without a trace', () => {
  const held = new Map<string, string>();
  const memory = memoryOf(held);
  const root = { dataset: {} as DOMStringMap }; // -- the empty literal has no index signature
  rememberAppearance({ scheme: 'dark', size: 'elder' }, memory);
  showAppearance(root, chosenAppearance(memory));
  expect(root.dataset).toEqual({ theme: 'dark', size: 'elder' });
  rememberAppearance({ scheme: undefined, size: 'normal' }, memory);
  showAppearance(root, chosenAppearance(memory));
  expect(root.dataset).toEqual({ size: 'normal' });
  expect(held.size).toBe(0);
});

test('a draft left by an older screen, or broken, is not taken', () => {
  const isDraft = (value: unknown): value is { text: string } => typeof value === 'object' && value !== null && 'text' in value;
  const read = (stored: string) => readDraft('a', isDraft, memoryOf(new Map([['zhijia.draft.a', stored]])));
  expect(read('{"text":"kept"}')).toEqual({ text: 'kept' });
  expect([read('{"words":"old"}'), read('{"te'), read('null')]).toEqual([undefined, undefined, undefined]);
});
