const CHINA_MS = 8 * 3_600_000;
const MINUTE = 60_000;

/** Month, day and minute on the wall in China, rounded up: at this minute it really works again. `11-23 15:40` */
export function minuteInChina(instant: Date): string {
  const whole = Math.ceil(instant.getTime() / MINUTE) * MINUTE;
  // China keeps one time without summer time since 1992.
  return new Date(whole + CHINA_MS).toISOString().slice(5, 16).replace('T', ' ');
}
