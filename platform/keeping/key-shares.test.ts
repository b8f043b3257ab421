import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { combine, split } from 'shamir-secret-sharing';
import { seededRandom } from '#platform/kernel/random.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { joinKeyring, readShare, splitKeyring } from './key-shares.ts';
import { fromSyllables, toSyllables } from './rules/syllables.ts';

const TEXT = '{"version":1,"id":"00c0ffee"}';

describe('the platform key on paper', () => {
  test('any two of three papers open the keyring, one alone and twice the same do not', async () => {
    const { sealed, shares, setId } = await splitKeyring(TEXT, seededRandom(1));
    expect(shares).toHaveLength(3);
    expect(setId).toMatch(/^[0-9a-f]{6}$/);
    for (const pair of [[0, 1], [0, 2], [1, 2], [2, 1]]) {
      expect(await joinKeyring(sealed, pair.map((index) => shares[index] ?? ''))).toBe(TEXT);
    }
    for (const few of [shares.slice(0, 1), [shares[1] ?? '', shares[1] ?? '']]) {
      await expect(joinKeyring(sealed, few)).rejects.toMatchObject({ code: 'keeping/shares-unfit' });
    }
    expect(Buffer.from(sealed).toString('latin1')).not.toContain('c0ffee');
  });

  test('papers of two sets, or another sealed file, are told', async () => {
    const [one, other] = [await splitKeyring(TEXT, seededRandom(2)), await splitKeyring(TEXT, seededRandom(3))];
    const [first = '', second = ''] = one.shares;
    await expect(joinKeyring(one.sealed, [first, other.shares[1] ?? ''])).rejects.toMatchObject({ code: 'keeping/shares-unfit' });
    await expect(joinKeyring(other.sealed, [first, second])).rejects.toMatchObject({ code: 'keeping/shares-unfit' });
  });

  test('one wrong syllable is found before anything is tried; spaces, capitals and full-width letters are none', async () => {
    const { shares: [share = ''] } = await splitKeyring(TEXT, seededRandom(4));
    expect(readShare(share.toUpperCase().replaceAll('-', '  ')).part.equals(readShare(share).part)).toBe(true);
    expect(readShare(share.replace(/[a-z]/, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0))).part).toHaveLength(17);
    fc.assert(fc.property(fc.nat(24), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const bytes = Buffer.from(fromSyllables(share) ?? []);
      bytes[at] = ((bytes[at] ?? 0) + change) % 256;
      expect(() => readShare(toSyllables(bytes).join('-'))).toThrow('keeping/share-broken');
    }), runs(100));
    expect(() => readShare('bu-shi-zhi-pian')).toThrow('keeping/share-broken');
  });

  test('every byte has a syllable of its own', () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    expect(new Set(toSyllables(all)).size).toBe(256);
    expect(fromSyllables(toSyllables(all).join(' '))).toEqual(all);
    expect(fromSyllables('ba hello')).toBeUndefined();
  });

  // Shares (y ‖ x) worked out by hand over GF(2^8) mod x^8+x^4+x^3+x+1 (the field of AES) for f(x) = s + 3x:
  // f(1) = s ^ 3, f(2) = s ^ 6, f(3) = s ^ 5.
  test('known answers: the library computes in the field it says', async () => {
    const secret = [0x53, 0xca, 0x00];
    const share = (x: number, slope: number) => Uint8Array.from([...secret.map((byte) => byte ^ slope), x]);
    expect([...await combine([share(1, 3), share(2, 6)])]).toEqual(secret);
    expect([...await combine([share(3, 5), share(1, 3)])]).toEqual(secret);
    const parts = await split(Uint8Array.from(secret), 5, 3);
    expect([...await combine(parts.slice(1, 4))]).toEqual(secret);
    expect([...await combine(parts.slice(0, 2))]).not.toEqual(secret);
  });
});
