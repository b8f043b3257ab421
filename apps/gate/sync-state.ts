/** What a device knows of how far the house knows what it noted. Times in milliseconds. */
export type SyncFacts = {
  /** Passes that no answer of the house has listed yet. */
  readonly unsent: number;
  /** When the house last answered; undefined when it never did since this device was opened. */
  readonly heardAtMs: number | undefined;
  /** The list's own time. */
  readonly listAtMs: number;
  readonly nowMs: number;
  readonly isBusy: boolean;
  /** Why the last try brought nothing: an error's code. */
  readonly failure: string | undefined;
  /** How far this device's clock is from the house's. */
  readonly clockOffMs: number;
  readonly isLasting: boolean;
};

export type SyncState = {
  readonly tone: 'ok' | 'warn' | 'danger' | 'info';
  readonly word: 'not-lasting' | 'closed' | 'closed-whole' | 'unsent' | 'sending' | 'all-sent' | 'only-list';
};

/** Codes after which trying again by itself is of no use. */
export const FINAL = ['checkin/door-closed', 'checkin/door-unknown', 'checkin/too-late-to-send'];

/** One badge, never better than what is known: "all sent" is said only of what an answer of the house has listed. */
export function syncState({ unsent, heardAtMs, isBusy, failure, isLasting }: SyncFacts): SyncState {
  if (failure !== undefined && FINAL.includes(failure)) return unsent > 0 ? { tone: 'danger', word: 'closed' } : { tone: 'warn', word: 'closed-whole' };
  if (!isLasting && unsent > 0) return { tone: 'danger', word: 'not-lasting' };
  if (unsent > 0) return isBusy ? { tone: 'info', word: 'sending' } : { tone: 'warn', word: 'unsent' };
  if (heardAtMs === undefined || failure !== undefined) return { tone: 'warn', word: 'only-list' };
  return { tone: 'ok', word: 'all-sent' };
}

/** Beyond this a clock is said to be wrong; what is noted is set right by the house's time anyway. */
export const CLOCK_OFF_MS = 120_000;

export function isClockOff({ clockOffMs }: Pick<SyncFacts, 'clockOffMs'>): boolean {
  return Math.abs(clockOffMs) > CLOCK_OFF_MS;
}
