import { createHmac, timingSafeEqual } from 'node:crypto';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { randomDigits, type Random } from '#platform/kernel/random.ts';
import { signInErrors } from './contract/sign-in-errors.ts';

/** ASVS 6.5, 6.6.2 and security.md 2b. Times in milliseconds. */
export const ONE_TIME_CODE = {
  digits: 6,
  livesMs: 5 * 60_000,
  tries: 5,
  betweenMs: 60_000,
  perDay: 5,
  dayMs: 24 * 3_600_000,
} as const;

/** What is kept of a code that was sent: never the code itself. */
export type SentCode = {
  readonly digest: Uint8Array;
  readonly sentAt: Date;
  readonly tries: number;
  readonly isUsed: boolean;
};

/** A code is good only for the request it was asked in and the phone it went to (6.6.2). */
export type CodePurpose = { readonly requestId: string; readonly phone: string; readonly key: Uint8Array };

/**
 * Decides whether another code may go to this phone. `earlier` are the times of the codes sent to it before,
 * in any order; those older than a day do not matter.
 */
export function sendCode(
  purpose: CodePurpose,
  at: { readonly now: Date; readonly random: Random; readonly earlier: readonly Date[] },
): Outcome<{ readonly code: string; readonly sent: SentCode }> {
  const { dayMs, betweenMs, perDay, digits } = ONE_TIME_CODE;
  const recent = at.earlier.map((time) => time.getTime()).filter((time) => time > at.now.getTime() - dayMs).sort((a, b) => b - a);
  const wait = (recent[0] ?? Number.NEGATIVE_INFINITY) + betweenMs - at.now.getTime();
  if (wait > 0) return refuse(signInErrors['code-too-soon'], { seconds: Math.ceil(wait / 1000) });
  const fifth = recent[perDay - 1];
  if (fifth !== undefined) {
    return refuse(signInErrors['code-daily-limit'], { hours: Math.ceil((fifth + dayMs - at.now.getTime()) / 3_600_000) });
  }
  const code = randomDigits(at.random, digits);
  return ok({ code, sent: { digest: digestOf(code, purpose), sentAt: at.now, tries: 0, isUsed: false } });
}

/**
 * Judges a typed code. The caller holds the row's lock and stores `sent` in every case, the refused one too:
 * a try that is not counted is a free try.
 */
export function tryCode(
  sent: SentCode,
  purpose: CodePurpose,
  input: { readonly typed: string; readonly now: Date },
): { readonly sent: SentCode; readonly outcome: Outcome<true> } {
  if (sent.isUsed) return { sent, outcome: refuse(signInErrors['code-used']) };
  if (input.now >= codeExpiresAt(sent)) return { sent, outcome: refuse(signInErrors['code-expired']) };
  if (sent.tries >= ONE_TIME_CODE.tries) return { sent, outcome: refuse(signInErrors['code-exhausted']) };
  const tried = { ...sent, tries: sent.tries + 1 };
  const digest = digestOf(input.typed.normalize('NFKC').replaceAll(/\s/g, ''), purpose);
  if (timingSafeEqual(digest, sent.digest)) return { sent: { ...tried, isUsed: true }, outcome: ok(true) };
  const left = ONE_TIME_CODE.tries - tried.tries;
  const error = left > 0 ? signInErrors['code-wrong'] : signInErrors['code-exhausted'];
  return { sent: tried, outcome: refuse(error, { left }) };
}

export function codeExpiresAt(sent: SentCode): Date {
  return shiftInstant(sent.sentAt, ONE_TIME_CODE.livesMs);
}

/** Keyed, because a million codes can be tried against a bare hash in a second by whoever steals the table. */
function digestOf(code: string, { requestId, phone, key }: CodePurpose): Buffer {
  return createHmac('sha256', key).update(JSON.stringify(['zhijia/one-time-code/v1', requestId, phone, code])).digest();
}
