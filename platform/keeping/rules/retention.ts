import { shiftInstant } from '#platform/kernel/clock.ts';
import { refuse, ok, type Outcome } from '#platform/kernel/outcome.ts';
import { toPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import { keepingErrors } from '../contract.ts';

/** Days that a kind of data is kept: what is usual, between which bounds a platform may choose, and by which rule. */
export type Period = { readonly usual: number; readonly least: number; readonly most: number; readonly source: Source };

/** Rules that a period rests on, by the day from which each is in force. */
export const SOURCES = {
  /** 网络安全法: logs of a network for at least six months. */
  'csl-logs': toPlainDate('2017-06-01'),
  /** 个人信息保护法 art. 19: no longer than the purpose needs. */
  'pipl-shortest': toPlainDate('2021-11-01'),
} as const satisfies Readonly<Record<string, PlainDate>>;
export type Source = keyof typeof SOURCES;

/**
 * The access log: at least six months (网络安全法 art. 21); three years is what an inspection asks for. Sessions and codes
 * are swept by their own room after two days, done jobs after three; notices and uploads by theirs at the latest.
 */
export const PERIODS = {
  'access-log': { usual: 1095, least: 183, most: 3650, source: 'csl-logs' },
  notices: { usual: 365, least: 30, most: 365, source: 'pipl-shortest' },
  uploads: { usual: 7, least: 1, most: 7, source: 'pipl-shortest' },
  sessions: { usual: 2, least: 1, most: 2, source: 'pipl-shortest' },
  codes: { usual: 2, least: 1, most: 2, source: 'pipl-shortest' },
  'done-jobs': { usual: 3, least: 1, most: 3, source: 'pipl-shortest' },
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

/** When the oldest row of a kind reaches its border; null where there is none. */
export function dueAt(kind: Kind, chosen: ReadonlyMap<string, number>, oldest: Date | undefined): Date | null {
  return oldest === undefined ? null : shiftInstant(oldest, daysOf(kind, chosen) * DAY_MS);
}

export function choosePeriod(kind: string, days: number): Outcome<{ readonly kind: Kind; readonly days: number }> {
  const known = KINDS.find((one) => one === kind);
  if (known === undefined) return refuse(keepingErrors['unknown-kind'], { kind, known: KINDS.join(', ') });
  const { least, most } = PERIODS[known];
  if (!Number.isInteger(days) || days < least || days > most) return refuse(keepingErrors['bad-period'], { kind, least, most });
  return ok({ kind: known, days });
}
