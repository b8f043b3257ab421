import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { isWidenedSince, type TextVersion } from './text-line.ts';

/** One yes, as it was given; the newest one of a person and purpose speaks. */
export type GivenConsent = { readonly purpose: string; readonly hash: string; readonly givenAt: Date; readonly withdrawnAt: Date | null };

/**
 * `given`: covers the text that is in force. `outdated`: given to a text that allowed less; it goes on covering that and
 * nothing more. A withdrawn consent is never one of the two.
 */
export type ConsentState = 'never' | 'given' | 'outdated' | 'withdrawn';

/** `consents` of one person and one text, oldest first. */
export function consentState(
  consents: readonly GivenConsent[], purpose: string, at: { readonly line: readonly TextVersion[]; readonly day: PlainDate },
): ConsentState {
  const last = consents.findLast((one) => one.purpose === purpose);
  if (last === undefined) return 'never';
  if (last.withdrawnAt !== null) return 'withdrawn';
  return isWidenedSince(at.line, last.hash, at.day) ? 'outdated' : 'given';
}
