import { timingSafeEqual } from 'node:crypto';
import { HOTP, Secret, TOTP } from 'otpauth';
import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import type { Random } from '#platform/kernel/random.ts';
import { signInErrors } from './contract/sign-in-errors.ts';

/** What every authenticator app reads; several ignore any other algorithm, length or period. */
const SHAPE = { algorithm: 'SHA1', digits: 6 } as const;
const STEP_SECONDS = 30;
/** One step each way: a phone's clock may be 30 seconds off (SE-4 allows no more). */
const WINDOW = [-1, 0, 1];

/** A new shared secret of 160 bits, as RFC 4226 recommends. Seal it before it is stored. */
export function newTotpSecret(random: Random): Uint8Array {
  return random.bytes(20);
}

/** The otpauth:// address for the QR code. `account` is the sign-in name, `issuer` the platform's name. */
export function toTotpUri(secret: Uint8Array, issuer: string, account: string): string {
  return new TOTP({ ...SHAPE, period: STEP_SECONDS, secret: toSecret(secret), issuer, label: account }).toString();
}

/** The 30-second step (RFC 6238 T) that an instant lies in. */
export function totpStep(now: Date): number {
  return Math.floor(now.getTime() / (STEP_SECONDS * 1000));
}

/**
 * Answers the step that the typed code belongs to. Only steps after `lastAcceptedStep` count (undefined = never
 * used), so a code seen over the shoulder is dead once it was used (SE-4). The caller stores the answered step with
 * `… SET last_step = $step WHERE last_step IS NULL OR last_step < $step` and treats zero rows as a refusal:
 * that statement, not this function, is what stops two processes that decide at the same moment.
 */
export function verifyTotp(input: {
  readonly secret: Uint8Array;
  readonly typed: string;
  readonly now: Date;
  readonly lastAcceptedStep: number | undefined;
}): Outcome<number> {
  const typed = Buffer.from(input.typed.normalize('NFKC').replaceAll(/\s/g, ''), 'utf8');
  if (typed.length !== SHAPE.digits) return refuse(signInErrors['totp-wrong']);
  const secret = toSecret(input.secret);
  const current = totpStep(input.now);
  // All three are computed and compared whichever matches, so the time taken tells nothing.
  const matching = WINDOW.map((offset) => current + offset).filter((step) => {
    const code = HOTP.generate({ ...SHAPE, secret, counter: step });
    return timingSafeEqual(Buffer.from(code, 'utf8'), typed);
  });
  if (matching.length === 0) return refuse(signInErrors['totp-wrong']);
  const unused = matching.find((step) => step > (input.lastAcceptedStep ?? -1));
  return unused === undefined ? refuse(signInErrors['totp-used']) : ok(unused);
}

/** Copied, because a small Buffer is a window into a shared pool and `.buffer` would hand over the whole pool. */
function toSecret(bytes: Uint8Array): Secret {
  return new Secret({ buffer: Uint8Array.from(bytes).buffer });
}
