/**
 * Ten workers with a common claim may choose representatives (劳动争议调解仲裁法, article 7); a union should hear of it
 * earlier. Told at the fifth, and again at each doubling, so that a growing matter is not one old notice.
 */
const FIRST = 5;

/** The last of these marks that so many workers have reached; 0 before the first. */
export function alarmMark(workers: number): number {
  return workers < FIRST ? 0 : FIRST * 2 ** Math.floor(Math.log2(workers / FIRST));
}

/** Cases of one union and topic that came in within so many days are looked at together. */
export const ALARM_DAYS = 7;
