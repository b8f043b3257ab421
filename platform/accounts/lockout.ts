/**
 * Slowing down guessers without giving them a way to lock a victim out (SE-5, ASVS 6.1.1). Two counters are kept
 * for a sign-in name: one of failures on devices that never signed in to it, and one for each device that did.
 */
export type Failures = { readonly count: number; readonly lastAt: Date };

const FREE_FAILURES = 5;
const FIRST_DELAY_MS = 15_000;
const LONGEST_DELAY_MS = 15 * 60_000;
/** A counter that has been quiet for a day starts anew. */
const FORGET_MS = 24 * 3_600_000;

export type SignInAttempt = {
  /** Known: carries the mark of an earlier sign-in to this very account. */
  readonly device: 'known' | 'unknown';
  readonly hasSecondFactor: boolean;
  /** Failures for this name on unknown devices, and on this known device; undefined when there are none. */
  readonly accountFailures: Failures | undefined;
  readonly deviceFailures: Failures | undefined;
  /** A fixed lock in place of the doubling wait, also for a known device with a second factor; undefined for none. */
  readonly lockMs?: number | undefined;
};

/**
 * Milliseconds until this attempt may be made; 0 means now. Unknown devices wait for the account's counter.
 * A known device never does: with a second factor it may always try, without one it waits for its own failures only.
 */
export function signInWait(attempt: SignInAttempt, now: Date): number {
  const { lockMs } = attempt;
  if (attempt.device === 'unknown') return waitOf(attempt.accountFailures, now, lockMs);
  return attempt.hasSecondFactor && lockMs === undefined ? 0 : waitOf(attempt.deviceFailures, now, lockMs);
}

/** The counter after one more failure. A success deletes it. */
export function afterFailure(failures: Failures | undefined, now: Date): Failures {
  const isOld = failures === undefined || now.getTime() - failures.lastAt.getTime() >= FORGET_MS;
  return { count: isOld ? 1 : failures.count + 1, lastAt: now };
}

/** 15 s after the fifth failure, then 30 s, 1 min … 15 min. */
function delayAfter(count: number, lockMs: number | undefined): number {
  if (count < FREE_FAILURES) return 0;
  if (lockMs !== undefined) return lockMs;
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(30, count - FREE_FAILURES));
}

function waitOf(failures: Failures | undefined, now: Date, lockMs: number | undefined): number {
  if (failures === undefined) return 0;
  const delay = delayAfter(failures.count, lockMs);
  const left = failures.lastAt.getTime() + delay - now.getTime();
  // A clock set back must not turn minutes into months: never longer than the delay itself.
  return Math.max(0, Math.min(delay, left));
}
