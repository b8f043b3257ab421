import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { searchFor } from './find-words.ts';

const WORDS = ['金丝雀一号路三〇八号', '13987654321', '2001:db8:77:1f::9', 'canary-agent/7.1'];
const search = searchFor(WORDS);
const around = fc.uint8Array({ maxLength: 200 });

describe('the search for planted words', () => {
  test('finds each, in every disguise, wherever it stands', () => {
    fc.assert(fc.property(fc.constantFrom(...WORDS), around, around, (word, before, after) => {
      const whole = Buffer.concat([before, Buffer.from(word), after]);
      const disguises = [
        whole, Buffer.from(whole.toString('hex')), Buffer.from(whole.toString('hex').toUpperCase()), Buffer.from(whole.toString('base64')),
        Buffer.from(whole.toString('base64url')), Buffer.concat([before, Buffer.from(word, 'utf16le'), after]),
      ];
      // base64url differs in two letters only; a word that holds one of them is found by its other forms.
      for (const [index, bytes] of disguises.entries()) {
        if (index === 4 && /[+/]/.test(whole.toString('base64'))) continue;
        expect(search(bytes, 'x').map((one) => one.word), `disguise ${index}`).toContain(word);
      }
    }), runs(300));
  });

  test('finds a word that JSON wrote in escapes', () => {
    const escaped = [...WORDS[0] ?? ''].map((letter) => `\\u${letter.charCodeAt(0).toString(16)}`).join('');
    expect(search(Buffer.from(`{"text":"${escaped}"}`), 'x').map((one) => one.form)).toContain('escaped');
  });

  test('finds nothing where nothing is', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
      expect(search(bytes, 'x')).toEqual([]);
    }), runs(100));
  });
});
