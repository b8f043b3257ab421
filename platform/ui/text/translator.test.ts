import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { settableClock, toInstant } from '#platform/kernel/clock.ts';
import { memoryIn } from '../browser-memory.ts';
import { preferredLanguage, rememberLanguage, type Language } from '#platform/text/language.ts';
import words from '../locale/zh-CN.json' with { type: 'json' };
import { whenText } from './when.ts';
import { createTranslator, type Bundle } from '#platform/text/translator.ts';

const seed = Number(process.env.SEED ?? 20261123);
const clock = settableClock(toInstant('2026-11-23T01:30:00Z'));

function translator(bundles: readonly Bundle[], language: Language = 'en', strict = true) {
  return createTranslator({ language, bundles, clock, strict });
}

describe('sentences', () => {
  test('parameters are filled in, numbers in the language of the reader', () => {
    expect(translator([{ 'a/b': '{who} has {count}' }])('a/b', { who: 'Li', count: 1234 })).toBe('Li has 1,234');
  });

  test('a counted word follows the number where the language has one', () => {
    const t = translator([{ photos: '{count} {count:photo|photos}' }]);
    expect([t('photos', { count: 1 }), t('photos', { count: 0 }), t('photos', { count: 6 })]).toEqual(['1 photo', '0 photos', '6 photos']);
  });

  test('a parameter is text, never a second template', () => {
    fc.assert(fc.property(fc.string(), (value) => {
      expect(translator([{ said: '[{text}]' }])('said', { text: value })).toBe(`[${value}]`);
    }), { seed });
  });

  test('a missing sentence and a missing parameter stop a test', () => {
    const t = translator([{ 'a/b': '{who}' }]);
    expect(() => t('a/c')).toThrow('no en sentence for "a/c"');
    expect(() => t('a/b')).toThrow('"a/b" needs {who}');
    expect(() => t('toString')).toThrow('toString');
    expect(() => t('a/b', {})).toThrow();
  });

  test('in production a hole shows the key and hides nothing else', () => {
    const t = translator([{ 'a/b': '{who}' }], 'zh-CN', false);
    expect([t('a/c'), t('a/b')]).toEqual(['a/c', '{who}']);
  });

  test('modules add sentences but cannot change each other\'s', () => {
    const t = translator([{ one: '1' }]).with({ two: '2' });
    expect([t('one'), t('two'), t.has('three')]).toEqual(['1', '2', false]);
    expect(() => t.with({ one: 'other' })).toThrow('two sentences for "one"');
  });
});

describe('figures and days', () => {
  const zh = translator([], 'zh-CN').format;
  const en = translator([], 'en').format;

  test('a share shows what it is made of', () => {
    expect([zh.share(23, 23), en.share(75, 76), zh.share(0, 0)]).toEqual(['100%（23/23）', '98.7% (75/76)', '—（0/0）']);
  });

  test('100% means all and 0% means none, for every count', () => {
    fc.assert(fc.property(fc.nat(2_000_000), fc.nat(2_000_000), (one, other) => {
      const [part, whole] = [Math.min(one, other), Math.max(one, other, 1)];
      expect(zh.percent(part, whole) === '100%').toBe(part === whole);
      expect(zh.percent(part, whole) === '0%').toBe(part === 0);
    }), { seed });
  });

  test('days and hours are those of Beijing', () => {
    expect(zh.date('2026-11-22T16:05:00Z', 'day-time')).toBe('2026年11月23日 00:05');
    expect(zh.date('2026-11-23')).toBe('2026年11月23日');
    expect([zh.daysFromToday('2026-11-22T15:59:59Z'), zh.daysFromToday('2026-11-22T16:00:00Z'), zh.daysFromToday('2026-11-26')]).toEqual([-1, 0, 3]);
  });
});

test('a moment is said as people say it', () => {
  const t = translator([words], 'zh-CN');
  const said = ['2026-11-23T01:12:00Z', '2026-11-22T01:12:00Z', '2026-11-24T01:12:00Z', '2026-03-01T01:12:00Z', '2025-03-01T01:12:00Z'];
  expect(said.map((moment) => whenText(t, moment))).toEqual(['今天 09:12', '昨天 09:12', '明天 09:12', '3月1日 09:12', '2025年3月1日 09:12']);
});

describe('language', () => {
  const held = new Map<string, string>();
  const memory = memoryIn(() => ({
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => { held.set(key, value); },
    removeItem: (key) => { held.delete(key); },
  }));
  const locked = memoryIn(() => { throw new Error('blocked'); });

  test('comes from the device until the person chooses; Chinese when nothing fits', () => {
    expect(preferredLanguage(memory, ['fr', 'en-GB', 'zh'])).toBe('en');
    expect(preferredLanguage(memory, ['zh-Hant-TW', 'en'])).toBe('zh-CN');
    expect(preferredLanguage(memory, ['fr'])).toBe('zh-CN');
    rememberLanguage(memory, 'en');
    expect(preferredLanguage(memory, ['zh-CN'])).toBe('en');
  });

  test('a browser that refuses storage still works: the choice holds for as long as the page is open', () => {
    rememberLanguage(locked, 'en');
    expect(preferredLanguage(locked, ['zh-CN'])).toBe('en');
  });
});
