import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { temporaryKeyring } from '#platform/crypto/keyring.ts';
import { publicKeyOf } from '#platform/crypto/public-key.ts';
import { seededRandom } from '#platform/kernel/random.ts';
import { runs, seed } from '#platform/testkit/laws/random-runs.ts';
import { isSignedBy } from '#platform/ui/api/signature.ts';
import { readCardToken, toCardToken } from '../use-cases/signed-token.ts';
import { CARD_SECONDS, parseCardToken, SKEW_SECONDS } from './card-token.ts';
import { judgeOffline, type KeptKeys } from './offline-verdict.ts';

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const keyFrom = (secret: Uint8Array) => createPrivateKey({ key: Buffer.concat([PKCS8, secret]), format: 'der', type: 'pkcs8' });
const plainKey = (secret: Uint8Array) => createPublicKey(keyFrom(secret)).export({ format: 'der', type: 'spki' }).subarray(-32);
const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });

const judged = (token: string, kept: KeptKeys, nowMs: number) => judgeOffline(token, kept, { nowMs, verify: isSignedBy });

describe('a signature checked by the phone itself', () => {
  test('holds for the vectors of RFC 8032', async () => {
    const hex = (text: string) => Buffer.from(text, 'hex');
    const vectors = [
      ['d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', '', 'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'],
      ['3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', '72', '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'],
      ['fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025', 'af82', '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a'],
    ] as const;
    for (const [key, message, signature] of vectors) expect(await isSignedBy(hex(key), hex(message), hex(signature))).toBe(true);
  });

  test('says what the server says: yes to every own signature, no to every flipped bit of key, words and signature', async () => {
    await fc.assert(fc.asyncProperty(bytes32, fc.uint8Array({ maxLength: 60 }), fc.nat(95), fc.nat(7), async (secret, message, at, bit) => {
      const [key, signature] = [Uint8Array.from(plainKey(secret)), Uint8Array.from(sign(null, message, keyFrom(secret)))];
      expect(await isSignedBy(key, message, signature)).toBe(true);
      const flipped = at < 32 ? key : signature;
      const index = at < 32 ? at : at - 32;
      flipped[index] = (flipped[index] ?? 0) ^ (1 << bit);
      expect(await isSignedBy(key, message, signature)).toBe(false);
    }), runs(25));
  });

  test('takes no second spelling of a signature, no point off the curve, no other length', async () => {
    const secret = new Uint8Array(32).fill(7);
    const [key, message, signature] = [plainKey(secret), Buffer.from('card'), sign(null, Buffer.from('card'), keyFrom(secret))];
    const order = (1n << 252n) + 27742317777372353535851937790883648493n;
    const scalar = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) + order;
    const malleable = Buffer.concat([signature.subarray(0, 32), Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex').reverse()]);
    expect(await isSignedBy(key, message, malleable)).toBe(false);
    expect(await isSignedBy(new Uint8Array(32).fill(0xff), message, signature)).toBe(false);
    expect(await isSignedBy(key.subarray(1), message, signature)).toBe(false);
  });
});

describe('a card without a network', () => {
  const [house, other] = [temporaryKeyring(seededRandom(`house ${seed}`)), temporaryKeyring(seededRandom(`other ${seed}`))];
  const issuedAt = new Date('2026-11-23T06:00:00.750Z');
  const card = { cardId: '0199f000-0000-7000-8000-000000000001', issuedAt, standing: 'valid' as const, numberEnd: '4711' };
  const kept: KeptKeys = { keys: [{ ...publicKeyOf(house), until: null }], asOf: '2026-11-22T01:00:00.000Z' };
  const at = (seconds: number) => issuedAt.getTime() + seconds * 1000;
  const token = toCardToken(house, card);

  test('is read by the server and judged by the phone alike, with the facts of the moment it was signed in', async () => {
    expect(readCardToken(house, token)).toMatchObject({ cardId: card.cardId, numberEnd: '4711', standing: 'valid' });
    expect(await judged(token, kept, at(5))).toEqual({ state: 'good', standing: 'valid', numberEnd: '4711', issuedMs: Date.parse('2026-11-23T06:00:00Z') });
    const retained = toCardToken(house, { ...card, standing: 'retained' });
    expect(await judged(retained, kept, at(5))).toMatchObject({ state: 'good', standing: 'retained' });
  });

  test('is out of date after two minutes; one from the future, or a phone behind its own past, says that a clock is off', async () => {
    expect(await judged(token, kept, at(CARD_SECONDS - 1))).toMatchObject({ state: 'good' });
    expect(await judged(token, kept, at(CARD_SECONDS + 1))).toMatchObject({ state: 'old' });
    expect(await judged(token, kept, at(-SKEW_SECONDS + 1))).toMatchObject({ state: 'good' });
    expect(await judged(token, kept, at(-SKEW_SECONDS - 2))).toMatchObject({ state: 'ahead' });
    expect(await judged(token, kept, Date.parse('2026-11-01T00:00:00Z'))).toEqual({ state: 'clock' });
  });

  test('forged, changed in any character, or of another purpose it is refused by both', async () => {
    const wrongKey = toCardToken({ ...other, verifying: house.verifying }, card);
    for (const false1 of ['', 'forged', wrongKey, token.slice(1), `${token}A`]) {
      expect(await judged(false1, kept, at(1))).toEqual({ state: 'forged' });
      expect(readCardToken(house, false1)).toBeUndefined();
    }
    await fc.assert(fc.asyncProperty(fc.nat(token.length - 1), fc.constantFrom(...'AZaz09-_vrf'), async (index, character) => {
      const changed = token.slice(0, index) + character + token.slice(index + 1);
      if (changed === token) return;
      expect((await judged(changed, kept, at(1))).state).toMatch(/^(?:forged|unknown-key)$/);
      expect(readCardToken(house, changed)?.cardId === card.cardId && index >= 6).toBe(false);
    }), runs(40));
  });

  test('of a key that this phone does not know it cannot tell; of a retired one it does not count', async () => {
    expect(await judged(toCardToken(other, card), kept, at(1))).toEqual({ state: 'unknown-key' });
    const retired: KeptKeys = { ...kept, keys: [{ ...publicKeyOf(other), until: null }, { ...publicKeyOf(house), until: '2026-11-23T05:00:00.000Z' }] };
    expect(await judged(token, retired, at(1))).toEqual({ state: 'retired-key' });
    // A key that was put away a moment after this card was signed with it.
    const justNow: KeptKeys = { ...kept, keys: [{ ...publicKeyOf(house), until: '2026-11-23T06:00:30.000Z' }] };
    expect(await judged(token, justNow, at(60))).toMatchObject({ state: 'good' });
    expect(parseCardToken(token)?.keyId).toBe(publicKeyOf(house).keyId);
  });
});
