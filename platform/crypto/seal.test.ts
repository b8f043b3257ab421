import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sealed } from '#platform/contract/event.ts';
import { seededRandom, systemRandom } from '#platform/kernel/random.ts';
import { runs, seed } from '#platform/testkit/laws/random-runs.ts';
import { openBytes, openSeal, seal, SealBroken, sealBytes, type SealPlace, type SubjectKey } from './seal.ts';

const random = seededRandom(seed);
const key: SubjectKey = { owner: 'a', bytes: Buffer.from(random.bytes(32)) };
const place: SealPlace = { type: 'appeals.appealSubmitted', field: 'text', subject: '0197d0aa-0000-7000-8000-000000000001' };
const text = fc.oneof(
  fc.constantFrom('', '\0', '王师傅 13900001111', '🛠️👩🏽‍🏭', 'ﷺ'.repeat(30), '\u202Eelif', 'é', 'e\u0301'),
  fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 200 }),
);

describe('FE-1 what was sealed comes out again', () => {
  test('for any text', () => {
    fc.assert(fc.property(text, (plain) => { expect(openSeal(key, place, seal(key, place, plain, random))).toBe(plain); }), runs(2000));
  });

  test('for 64 KiB', () => {
    const long = '工'.repeat(65_536 / 3);
    expect(openSeal(key, place, seal(key, place, long, random))).toBe(long);
  });

  test('half a character is refused rather than replaced', () => {
    for (const broken of ['\uD83D', 'a\uDC00b', '\uDC00\uD83D']) expect(() => seal(key, place, broken, random)).toThrow(TypeError);
  });

  test('for any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 4096 }), (plain) => {
      expect(openBytes(key, place, sealBytes(key, place, plain, random)).equals(Buffer.from(plain))).toBe(true);
    }), runs(500));
  });
});

describe('FE-2 nothing that was touched opens', () => {
  test('every single bit of the sealed bytes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 24 }), (plain) => {
      const sealed = sealBytes(key, place, Buffer.from(plain), random);
      for (let bit = 0; bit < sealed.length * 8; bit += 1) {
        const changed = Buffer.from(sealed);
        changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(() => openBytes(key, place, changed)).toThrow(SealBroken);
      }
    }), runs(200));
  });

  test('every single bit of the stored text, the spare bits of its last character too', () => {
    for (let length = 0; length < 40; length += 1) {
      const sealed = seal(key, place, 'x'.repeat(length), random);
      for (let bit = 0; bit < sealed.length * 7; bit += 1) {
        const at = Math.floor(bit / 7);
        const changed = sealed.slice(0, at) + String.fromCharCode(sealed.charCodeAt(at) ^ (1 << (bit % 7))) + sealed.slice(at + 1);
        // -- a stored text that somebody changed by hand
        expect(() => openSeal(key, place, changed as Sealed)).toThrow(SealBroken);
      }
    }
  });

  test('cut short, grown, or never sealed', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => { expect(() => openBytes(key, place, bytes)).toThrow(SealBroken); }), runs(1000));
    const sealed = sealBytes(key, place, Buffer.from('x'), random);
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => openBytes(key, place, sealed.subarray(0, length))).toThrow(SealBroken);
    }
    expect(() => openBytes(key, place, Buffer.concat([sealed, Buffer.alloc(1)]))).toThrow(SealBroken);
  });

  test('the refusal names neither value nor key nor place', () => {
    const error = new SealBroken();
    expect(`${error.message} ${JSON.stringify(error)}`).not.toMatch(/appeals|0197d0aa/);
  });
});

describe('FE-3 a sealed value opens in its own place only', () => {
  test('not under another type, field or subject, and not with another key', () => {
    const part = fc.string({ minLength: 1, maxLength: 12 }).filter((one) => !one.includes('\0'));
    fc.assert(fc.property(part, part, part, fc.uint8Array({ minLength: 32, maxLength: 32 }), (type, field, subject, bytes) => {
      const own = { type, field, subject };
      const sealed = seal(key, own, 'x', random);
      expect(openSeal(key, own, sealed)).toBe('x');
      const elsewhere: SealPlace[] = [
        { ...own, type: `${type}.` }, { ...own, field: `${field}s` }, { ...own, subject: `${subject}0` },
        // The same characters, cut at other places.
        { type: type + field, field: subject, subject: '' }, { type, field: `${field}${subject}`, subject: '' },
      ];
      for (const other of elsewhere) expect(() => openSeal(key, other, sealed)).toThrow(SealBroken);
      expect(() => openSeal({ owner: 'a', bytes: Buffer.from(bytes) }, own, sealed)).toThrow(SealBroken);
    }), runs(500));
  });
});

test('FE-4 no nonce comes twice, and equal texts look different', () => {
  const sealed = Array.from({ length: 20_000 }, () => sealBytes(key, place, Buffer.from('x'), systemRandom));
  expect(new Set(sealed.map((one) => one.subarray(1, 13).toString('hex'))).size).toBe(sealed.length);
  expect(new Set(sealed.map((one) => one.subarray(13).toString('hex'))).size).toBe(sealed.length);
});
