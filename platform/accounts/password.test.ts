import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '#platform/kernel/random.ts';
import { PASSWORD_COST, createPasswordHasher, needsRehash } from './password.ts';
import { signInErrors } from './contract/sign-in-errors.ts';

const seed = Number(process.env.SEED ?? 20261123);
const cheap = { memory: 64, passes: 1, lanes: 1 };
const hasher = createPasswordHasher({ random: seededRandom(seed), cost: cheap });

async function hash(password: string): Promise<string> {
  const outcome = await hasher.hashPassword(password);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

describe('password hashes', () => {
  test('a password opens its own hash and no other password does', async () => {
    const passwords = fc.string({ unit: 'grapheme', maxLength: 40 });
    await fc.assert(fc.asyncProperty(passwords, passwords, async (password, other) => {
      const stored = await hash(password);
      expect(await hasher.verifyPassword(password, stored)).toEqual({ ok: true, value: true });
      const isSame = password.normalize('NFKC') === other.normalize('NFKC');
      expect(await hasher.verifyPassword(other, stored)).toEqual({ ok: true, value: isSame });
    }), { seed, numRuns: 100 });
  });

  test('the house cost is Argon2id with 64 MiB, three passes, one lane, and stands in the string', async () => {
    const real = createPasswordHasher({ random: seededRandom(seed) });
    const outcome = await real.hashPassword('correct horse battery');
    if (!outcome.ok) throw new Error(outcome.error.code);
    expect(outcome.value).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(await real.verifyPassword('correct horse battery', outcome.value)).toEqual({ ok: true, value: true });
  });

  test('agrees with the reference implementation of Argon2 (its own published vectors)', async () => {
    // phc-winner-argon2, src/test.c, Argon2id version 19.
    const vector = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await hasher.verifyPassword('password', vector)).toEqual({ ok: true, value: true });
    expect(await hasher.verifyPassword('differentpassword', vector)).toEqual({ ok: true, value: false });
  });

  test('equal passwords have different hashes', async () => {
    expect(await hash('same')).not.toBe(await hash('same'));
  });

  test('full-width characters of a Chinese keyboard are the same password', async () => {
    expect(await hasher.verifyPassword('ｐａｓｓ１２３', await hash('pass123'))).toEqual({ ok: true, value: true });
  });

  test('one flipped bit anywhere in the tag or salt closes the door', async () => {
    const stored = await hash('correct horse');
    const parts = stored.split('$');
    for (const place of [4, 5]) {
      const bytes = Buffer.from(parts[place] ?? '', 'base64');
      for (let bit = 0; bit < bytes.length * 8; bit += 7) {
        const flipped = Buffer.from(bytes);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const planted = parts.with(place, flipped.toString('base64').replaceAll('=', '')).join('$');
        expect(await hasher.verifyPassword('correct horse', planted)).toEqual({ ok: true, value: false });
      }
    }
  });

  test('SE-8 an account that does not exist never opens, and takes a place in the line like any other', async () => {
    const narrow = createPasswordHasher({ random: seededRandom(seed), cost: cheap, limits: { atOnce: 1, waiting: 0 } });
    for (const password of ['', 'correct horse']) {
      const unknown = narrow.verifyPassword(password, undefined);
      // Refused as busy while the unknown account is worked on: the work is really done.
      expect(await narrow.verifyPassword(password, undefined)).toMatchObject({ ok: false, error: signInErrors['sign-in-busy'] });
      expect(await unknown).toEqual({ ok: true, value: false });
    }
  });

  test('asks for a new hash when the cost has changed', async () => {
    const stored = await hash('correct horse');
    expect(needsRehash(stored, cheap)).toBe(false);
    expect(needsRehash(stored)).toBe(true);
    for (const part of ['memory', 'passes', 'lanes'] as const) {
      expect(needsRehash(stored, { ...cheap, [part]: PASSWORD_COST[part] + 1 })).toBe(true);
    }
  });

  test('a damaged or greedy string is an error, not a wrong password', async () => {
    const stored = await hash('correct horse');
    const damaged = ['', 'correct horse', stored.slice(0, -30), stored.replace('argon2id', 'argon2i'), `${stored}\n`, ` ${stored}`,
      stored.replace('m=64', 'm=9999999'), stored.replace('m=64', 'm=99999999999'), stored.replace('v=19', 'v=16')];
    for (const text of damaged) await expect(hasher.verifyPassword('correct horse', text)).rejects.toThrow(TypeError);
  });
});
