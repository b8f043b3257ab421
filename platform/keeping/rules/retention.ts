import { shiftInstant } from '#platform/kernel/clock.ts';
import { refuse, ok, type Outcome } from '#platform/kernel/outcome.ts';
import { keepingErrors } from '../contract.ts';

/** Days that a kind of data is kept: what is usual, and between which bounds a platform may choose. */
export type Period = { readonly usual: number; readonly least: number; readonly most: number };

/**
 * The access log: at least six months (网络安全法 art. 21); three years is what an inspection asks for. Sessions and codes
 * are swept by their own room after two days, done jobs after three; notices and uploads by theirs at the latest.
 */
export const PERIODS = {
  'access-log': { usual: 1095, least: 183, most: 3650 },
  notices: { usual: 365, least: 30, most: 365 },
  uploads: { usual: 7, least: 1, most: 7 },
  sessions: { usual: 2, least: 1, most: 2 },
  codes: { usual: 2, least: 1, most: 2 },
  'done-jobs': { usual: 3, least: 1, most: 3 },
} as const satisfies Readonly<Record<string, Period>>;

export type Kind = keyof typeof PERIODS;

// -- the keys of PERIODS are its kinds; Object.keys forgets it
export const KINDS = Object.keys(PERIODS) as readonly Kind[];

const DAY_MS = 24 * 3_600_000;

/** What is older than this goes. `chosen`: days by kind, where the platform chose any. */
export function borderOf(kind: Kind, chosen: ReadonlyMap<string, number>, now: Date): Date {
  return shiftInstant(now, -daysOf(kind, chosen) * DAY_MS);
}

/** A choice outside today's bounds counts as the bound: the law may have moved since it was made. */
export function daysOf(kind: Kind, chosen: ReadonlyMap<string, number>): number {
  const { usual, least, most }: Period = PERIODS[kind];
  return Math.min(most, Math.max(least, chosen.get(kind) ?? usual));
}

export function choosePeriod(kind: string, days: number): Outcome<{ readonly kind: Kind; readonly days: number }> {
  const known = KINDS.find((one) => one === kind);
  if (known === undefined) return refuse(keepingErrors['unknown-kind'], { kind, known: KINDS.join(', ') });
  const { least, most } = PERIODS[known];
  if (!Number.isInteger(days) || days < least || days > most) return refuse(keepingErrors['bad-period'], { kind, least, most });
  return ok({ kind: known, days });
}
