import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '#platform/kernel/random.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { blindIndex } from './blind-index.ts';
import { temporaryKeyring } from './keyring.ts';
import { isSignedText, signText } from './signature.ts';

const keyring = temporaryKeyring(seededRandom(1));
const other = temporaryKeyring(seededRandom(2));
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

describe('QR-1 signatures', () => {
  test('hold for the very text, purpose and keyring, and for nothing else', () => {
    fc.assert(fc.property(fc.string(), fc.string({ minLength: 1 }), (text, more) => {
      const signature = signText(keyring, 'qr.v1', text);
      expect(isSignedText(keyring, 'qr.v1', text, signature)).toBe(true);
      expect(isSignedText(keyring, 'qr.v1', text + more, signature)).toBe(false);
      expect(isSignedText(keyring, 'qr.v2', text, signature)).toBe(false);
      expect(isSignedText(other, 'qr.v1', text, signature)).toBe(false);
    }), runs(200));
  });

  test('every flipped bit of the 516 in the text form is refused, the four that carry nothing too', () => {
    const signature = signText(keyring, 'qr.v1', 'a');
    expect(signature).toHaveLength(86);
    for (let bit = 0; bit < 86 * 6; bit += 1) {
      const at = Math.floor(bit / 6);
      const flipped = ALPHABET[ALPHABET.indexOf(signature[at] ?? '') ^ (1 << (bit % 6))] ?? '';
      expect(isSignedText(keyring, 'qr.v1', 'a', signature.slice(0, at) + flipped + signature.slice(at + 1))).toBe(false);
    }
  });

  test('hostile text is false, never an exception', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ minLength: 86, maxLength: 86 })), (text) => {
      expect(isSignedText(keyring, 'qr.v1', 'a', text)).toBe(false);
    }), runs(2000));
    expect(isSignedText(keyring, 'qr.v1', 'a', `${'A'.repeat(85)}=`)).toBe(false);
  });
});

describe('FE-8 the blind index', () => {
  test('finds equal values of one kind and tells nothing else', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (one, two) => {
      expect(blindIndex(keyring, 'phone.v1', one) === blindIndex(keyring, 'phone.v1', two)).toBe(one === two);
      expect(blindIndex(keyring, 'phone.v1', one)).not.toBe(blindIndex(keyring, 'id-card.v1', one));
      expect(blindIndex(keyring, 'phone.v1', one)).not.toBe(blindIndex(other, 'phone.v1', one));
      expect(Buffer.from(blindIndex(keyring, 'phone.v1', one), 'base64url')).toHaveLength(16);
    }), runs(500));
  });

  test('does not hold the value', () => {
    expect(blindIndex(keyring, 'phone.v1', '+8613900001111')).not.toContain('1390000');
  });
});
