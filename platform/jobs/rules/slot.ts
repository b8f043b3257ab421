const MINUTE = 60_000;

/**
 * The period that an instant lies in, as its first instant. Every process computes the same one, and periods that
 * nobody was running for are not made up: a day's clean-up is due once, not once for every hour of a power cut.
 */
export function slotOf(now: Date, everyMinutes: number): number {
  return Math.floor(now.getTime() / (everyMinutes * MINUTE)) * everyMinutes * MINUTE;
}
