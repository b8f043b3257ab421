import { shiftInstant } from '#platform/kernel/clock.ts';

/** An officer at a PC, a member on a phone, or a receipt's holder who reads one case without an account. */
export type SessionKind = 'officer' | 'member' | 'receipt';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * SE-3, in milliseconds. `touchMs` is how old the stored mark of last use may grow before it is written again:
 * exact to a second where idle time is short; an hour where it is thirty days, so that reading does not write.
 */
export const SESSION_LIMITS: Readonly<Record<SessionKind, {
  readonly idleMs: number; readonly absoluteMs: number; readonly touchMs: number; readonly atOnce: number;
}>> = {
  officer: { idleMs: 30 * MINUTE, absoluteMs: 12 * HOUR, touchMs: 1000, atOnce: 2 },
  member: { idleMs: 30 * DAY, absoluteMs: 180 * DAY, touchMs: HOUR, atOnce: Number.POSITIVE_INFINITY },
  receipt: { idleMs: 30 * MINUTE, absoluteMs: 2 * HOUR, touchMs: 1000, atOnce: Number.POSITIVE_INFINITY },
};

/** How old a second factor may be for an act that asks for it anew (SE-9). */
export const STEP_UP_MS = 10 * MINUTE;
/** A mark from further in the future than this comes from a clock that was wrong; nothing may rest on it. */
const CLOCK_SKEW_MS = 5 * MINUTE;

export type SessionTimes = { readonly kind: SessionKind; readonly createdAt: Date; readonly lastSeenAt: Date; readonly idleSeconds?: number | null };
export type SessionState = 'live' | 'idle' | 'worn-out' | 'from-the-future';

/** The verdict of every request. Limits are half-open: at exactly thirty minutes an officer's session is over. */
export function sessionState(session: SessionTimes, now: Date): SessionState {
  const age = now.getTime() - session.createdAt.getTime();
  const idle = now.getTime() - session.lastSeenAt.getTime();
  const limits = SESSION_LIMITS[session.kind];
  // Without this a session made while the clock was a year ahead would live a year too long.
  if (Math.min(age, idle) < -CLOCK_SKEW_MS) return 'from-the-future';
  if (age >= limits.absoluteMs) return 'worn-out';
  return idle >= idleLimit(session) ? 'idle' : 'live';
}

/** When the session ends if it is not used again: for the cookie and for sweeping the table. */
export function sessionEndsAt(session: SessionTimes): Date {
  const { absoluteMs } = SESSION_LIMITS[session.kind];
  const idleEnd = shiftInstant(session.lastSeenAt, idleLimit(session));
  const absoluteEnd = shiftInstant(session.createdAt, absoluteMs);
  return idleEnd < absoluteEnd ? idleEnd : absoluteEnd;
}

/** The limit that the session was opened under: another profile may be in force by now. */
function idleLimit({ kind, idleSeconds }: SessionTimes): number {
  return idleSeconds === undefined || idleSeconds === null ? SESSION_LIMITS[kind].idleMs : idleSeconds * 1000;
}

/** Whether this use should be written down. Ask only for a live session: a dead one is never revived. */
export function needsTouch(session: SessionTimes, now: Date): boolean {
  return now.getTime() - session.lastSeenAt.getTime() >= SESSION_LIMITS[session.kind].touchMs;
}

/**
 * Which of a person's sessions of this kind must end so that a new one fits: the longest unused first.
 * Ending the old instead of refusing the new, because the person at the door is the one who knows the password.
 */
export function sessionsToEnd<Session extends SessionTimes>(sessions: readonly Session[], kind: SessionKind, now: Date): Session[] {
  const live = sessions.filter((session) => session.kind === kind && sessionState(session, now) === 'live');
  const oldestFirst = live.sort((a, b) => a.lastSeenAt.getTime() - b.lastSeenAt.getTime());
  const places = SESSION_LIMITS[kind].atOnce - 1;
  return oldestFirst.slice(0, Math.max(0, oldestFirst.length - places));
}

/** SE-9: the second factor was given at most ten minutes ago, in this session. Undefined: it never was. */
export function isFactorFresh(factorAt: Date | undefined, now: Date): boolean {
  if (factorAt === undefined) return false;
  const age = now.getTime() - factorAt.getTime();
  return age <= STEP_UP_MS && age >= -CLOCK_SKEW_MS;
}
