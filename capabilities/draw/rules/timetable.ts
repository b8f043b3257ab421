import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { errors } from '../contract/errors.ts';

/** How a draw goes through its days: the freeze, how long it waits for a party that is missing, and the two turns. */
export type Timetable = { readonly freezeAt: Date; readonly freezeBy: Date; readonly revealMinutes: number; readonly closeMinutes: number };

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;
/** Less would be over before anybody has looked at their phone. */
export const LEAST_MINUTES = 60;

/**
 * From the end of signing up to the beginning there are four equal parts of a day at most: waiting for a party that is missing,
 * first turn, last turn, and time in which those who wait may move up. Nobody has to set a date.
 */
export function timetableOf(closesAt: Date, lastMoment: Date): Outcome<Timetable> {
  const part = Math.min(DAY_MINUTES, Math.floor((lastMoment.getTime() - closesAt.getTime()) / MINUTE / 4));
  if (part < LEAST_MINUTES) return refuse(errors['no-time'], { hours: (4 * LEAST_MINUTES) / 60 });
  return ok({ freezeAt: closesAt, freezeBy: shiftInstant(closesAt, part * MINUTE), revealMinutes: part, closeMinutes: part });
}

/** The two turns of a list that is frozen now. */
export function turnsFrom(frozenAt: Date, { revealMinutes, closeMinutes }: Pick<Timetable, 'revealMinutes' | 'closeMinutes'>): { readonly revealBy: Date; readonly closeBy: Date } {
  const revealBy = shiftInstant(frozenAt, revealMinutes * MINUTE);
  return { revealBy, closeBy: shiftInstant(revealBy, closeMinutes * MINUTE) };
}

/** Whether a freeze at the last moment of an extension still leaves both turns before the beginning. */
export function checkExtension(freezeBy: Date, at: { readonly now: Date; readonly lastMoment: Date } & Pick<Timetable, 'freezeAt' | 'revealMinutes' | 'closeMinutes'>): Outcome<Date> {
  const { closeBy } = turnsFrom(freezeBy, at);
  return freezeBy <= at.now || freezeBy <= at.freezeAt || closeBy > at.lastMoment ? refuse(errors['too-late']) : ok(freezeBy);
}
