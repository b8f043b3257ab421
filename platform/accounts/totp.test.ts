import fc from 'fast-check';
import { TOTP, Secret } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '#platform/kernel/random.ts';
import { newTotpSecret, toTotpUri, totpStep, verifyTotp } from './totp.ts';

const seed = Number(process.env.SEED ?? 20261123);
const secret = newTotpSecret(seededRandom(seed));
const instant = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2060, 0) }).map((time) => new Date(time));

/** What the phone shows at that moment: the library's own generator, which the verifier does not call. */
function shown(at: Date, key: Uint8Array = secret): string {
  return new TOTP({ secret: new Secret({ buffer: Uint8Array.from(key).buffer }) }).generate({ timestamp: at.getTime() });
}
const later = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1000);
const startOfStep = (at: Date) => new Date(totpStep(at) * 30_000);

describe('TOTP', () => {
  test('agrees with RFC 6238, appendix B', () => {
    const key = Buffer.from('12345678901234567890', 'ascii');
    const vectors = [[59, '287082'], [1111111109, '081804'], [1111111111, '050471'], [1234567890, '005924'], [2000000000, '279037'], [20000000000, '353130']] as const;
    for (const [seconds, typed] of vectors) {
      const now = new Date(seconds * 1000);
      expect(verifyTotp({ secret: key, typed, now, lastAcceptedStep: undefined })).toEqual({ ok: true, value: Math.floor(seconds / 30) });
    }
  });

  test('SE-4 accepts one step each way and no more, to the second', () => {
    fc.assert(fc.property(instant, (at) => {
      const start = startOfStep(at);
      const typed = shown(start);
      const isAccepted = (offset: number) => verifyTotp({ secret, typed, now: later(start, offset), lastAcceptedStep: undefined }).ok;
      // The code of [0 s, 30 s) is good from -30 s to +60 s.
      expect([-31, -30, 0, 29, 30, 59, 60].map(isAccepted)).toEqual([false, true, true, true, true, true, false]);
    }), { seed, numRuns: 200 });
  });

  test('SE-4 a code is good once: with its step remembered it is refused at every moment it would still be good', () => {
    fc.assert(fc.property(instant, fc.integer({ min: -30, max: 59 }), fc.integer({ min: -30, max: 59 }), (at, first, second) => {
      const start = startOfStep(at);
      const typed = shown(start);
      const accepted = verifyTotp({ secret, typed, now: later(start, first), lastAcceptedStep: undefined });
      if (!accepted.ok) throw new Error(accepted.error.code);
      const again = { secret, typed, now: later(start, second) };
      expect(verifyTotp({ ...again, lastAcceptedStep: accepted.value })).toMatchObject({ ok: false, error: { code: 'accounts/totp-used' } });
      // Control: without the memory the replay goes through.
      expect(verifyTotp({ ...again, lastAcceptedStep: undefined }).ok).toBe(true);
    }), { seed, numRuns: 200 });
  });

  test('SE-4 an older code is dead once a newer one was used', () => {
    fc.assert(fc.property(instant, (at) => {
      const newest = verifyTotp({ secret, typed: shown(at), now: at, lastAcceptedStep: undefined });
      if (!newest.ok) throw new Error(newest.error.code);
      const older = verifyTotp({ secret, typed: shown(later(at, -30)), now: at, lastAcceptedStep: newest.value });
      expect(older.ok).toBe(false);
      expect(verifyTotp({ secret, typed: shown(later(at, 30)), now: at, lastAcceptedStep: newest.value }).ok).toBe(true);
    }), { seed, numRuns: 200 });
  });

  test('another secret\'s code, other lengths and any text are refused', () => {
    const now = new Date('2026-11-23T08:00:00Z');
    const others = Array.from({ length: 50 }, (_, index) => shown(now, seededRandom(index).bytes(20)));
    for (const typed of [...others, '', '12345', '1234567', `${shown(now)}0`, 'abcdef', '１２３４']) {
      expect(verifyTotp({ secret, typed, now, lastAcceptedStep: undefined }).ok).toBe(false);
    }
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => {
      fc.pre(typed.normalize('NFKC').replaceAll(/\s/g, '') !== shown(now));
      expect(verifyTotp({ secret, typed, now, lastAcceptedStep: undefined })).toMatchObject({ error: { code: 'accounts/totp-wrong' } });
    }), { seed });
  });

  test('reads spaces and full-width digits', () => {
    const now = new Date('2026-11-23T08:00:00Z');
    const code = shown(now);
    const wide = code.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    for (const typed of [`${code.slice(0, 3)} ${code.slice(3)}`, wide, ` ${code}\n`]) {
      expect(verifyTotp({ secret, typed, now, lastAcceptedStep: undefined }).ok).toBe(true);
    }
  });

  test('the address for the QR code names the platform, the account and exactly this secret', () => {
    const uri = new URL(toTotpUri(secret, '职家', 'beilin.chair'));
    expect(uri.protocol + uri.host).toBe('otpauth:totp');
    expect(decodeURIComponent(uri.pathname)).toContain('beilin.chair');
    expect(uri.searchParams.get('issuer')).toBe('职家');
    expect(Buffer.from(Secret.fromBase32(uri.searchParams.get('secret') ?? '').bytes)).toEqual(Buffer.from(secret));
    expect(secret.length).toBe(20);
  });
});
