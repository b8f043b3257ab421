import { shiftInstant } from '#platform/kernel/clock.ts';

const MINUTE = 60_000;

/**
 * The first instant of the period that `now` lies in, periods counted from 1970 UTC. Every process computes the same
 * one, and periods in which nobody ran are not made up: after a day's power cut an hourly clean-up is due once.
 */
export function slotOf(now: Date, everyMinutes: number): Date {
  return shiftInstant(now, -(now.getTime() % (everyMinutes * MINUTE)));
}
