import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { temporaryKeyring } from '#platform/crypto/keyring.ts';
import { settableClock } from '#platform/kernel/clock.ts';
import { newId, seededRandom } from '#platform/kernel/random.ts';
import { runs, seed } from '#platform/testkit/laws/random-runs.ts';
import { readCodeToken, toCodeToken } from './code-token.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const random = seededRandom(seed);
const keyring = temporaryKeyring(random);
const source = { clock: settableClock(new Date('2026-03-09T01:00:00Z')), random };

describe('QR-1 the token on a poster', () => {
  test('carries the code\'s id and nothing else, in 108 characters', () => {
    for (let index = 0; index < 200; index += 1) {
      const id = newId(source);
      const token = toCodeToken(keyring, id);
      expect(token).toMatch(/^[A-Za-z0-9_-]{108}$/);
      expect(readCodeToken(keyring, token)).toBe(id);
    }
  });

  test('with any one of its 648 bits flipped opens nothing', () => {
    const token = toCodeToken(keyring, newId(source));
    for (let bit = 0; bit < 108 * 6; bit += 1) {
      const at = Math.floor(bit / 6);
      const flipped = ALPHABET[ALPHABET.indexOf(token[at] ?? '') ^ (1 << (bit % 6))] ?? '';
      expect(readCodeToken(keyring, token.slice(0, at) + flipped + token.slice(at + 1)), `bit ${bit}`).toBeUndefined();
    }
  });

  test('made by another platform, or by nobody, opens nothing and breaks nothing', () => {
    expect(readCodeToken(keyring, toCodeToken(temporaryKeyring(seededRandom(99)), newId(source)))).toBeUndefined();
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ minLength: 108, maxLength: 108 }), fc.base64String({ minLength: 108, maxLength: 108 })), (text) => {
      expect(readCodeToken(keyring, text)).toBeUndefined();
    }), runs(2000));
  });
});
