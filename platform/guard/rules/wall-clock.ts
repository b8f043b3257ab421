import { shiftInstant } from '#platform/kernel/clock.ts';

const CHINA_MS = 8 * 3_600_000;
const MINUTE = 60_000;

/** Month, day and minute on the wall in China, rounded up: at this minute it really works again. `11-23 15:40` */
export function minuteInChina(instant: Date): string {
  const time = instant.getTime();
  const roundedUp = Math.ceil(time / MINUTE) * MINUTE - time;
  // China keeps one time without summer time since 1992.
  return shiftInstant(instant, roundedUp + CHINA_MS).toISOString().slice(5, 16).replace('T', ' ');
}
