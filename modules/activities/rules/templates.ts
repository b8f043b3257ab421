import type { Way } from '#capabilities/signup/wire.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import type { Kind } from '../wire.ts';

/** What an officer begins from; every word of it can be changed before publishing. */
export type Template = {
  readonly way: Way;
  /** How long a session usually takes. */
  readonly hours: number;
  readonly places: number;
  readonly groupMost: number;
  readonly waitingMost: number;
};

/** Welfare is drawn, so that whoever works at the line has the same chance as whoever sits at a screen; a course is agreed to. */
const TEMPLATES: Readonly<Record<Kind, Template>> = {
  evening: { way: 'first-come', hours: 2, places: 100, groupMost: 3, waitingMost: 50 },
  trip: { way: 'draw', hours: 10, places: 40, groupMost: 2, waitingMost: 40 },
  sports: { way: 'first-come', hours: 3, places: 60, groupMost: 1, waitingMost: 20 },
  lecture: { way: 'first-come', hours: 2, places: 100, groupMost: 1, waitingMost: 50 },
  course: { way: 'approval', hours: 3, places: 30, groupMost: 1, waitingMost: 30 },
  health: { way: 'draw', hours: 4, places: 50, groupMost: 1, waitingMost: 50 },
  family: { way: 'draw', hours: 3, places: 30, groupMost: 4, waitingMost: 30 },
};
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** How long a place is held for whoever waited, until they say yes or no. */
export const HOLD_HOURS = 24;

export function templateOf(kind: Kind): Template {
  return TEMPLATES[kind];
}

export function suggestedEnd(beginsAt: Date, kind: Kind): Date {
  return shiftInstant(beginsAt, TEMPLATES[kind].hours * HOUR);
}

/** Signing up closes a day before the first session; where that is too early, when it begins. */
export function suggestedClose(opensAt: Date, beginsAt: Date): Date {
  const dayBefore = shiftInstant(beginsAt, -DAY);
  return dayBefore > opensAt ? dayBefore : beginsAt;
}

/** Places that unions below did not use are open to all for the last day of signing up; where that is short, half of it. */
export function suggestedFlowBack(opensAt: Date, closesAt: Date): Date {
  const dayBefore = shiftInstant(closesAt, -DAY);
  return dayBefore > opensAt ? dayBefore : shiftInstant(opensAt, Math.floor((closesAt.getTime() - opensAt.getTime()) / 2));
}

/** For a copy: whole weeks by which a former time is moved, so that it lies at least a week ahead on the same day of the week. */
export function weeksAhead(beginsAt: Date, now: Date): number {
  const late = now.getTime() + WEEK - beginsAt.getTime();
  return late <= 0 ? 0 : Math.ceil(late / WEEK) * WEEK;
}
