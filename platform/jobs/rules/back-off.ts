/** After this many claims a job is left alone, visible with its error code, until an officer or a release mends it. */
export const MAX_ATTEMPTS = 12;

const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 3_600_000;

/** How long to leave failing work alone, in milliseconds: 5 s, doubled with every failure, at most one hour. */
export function pauseAfter(failures: number): number {
  return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.max(0, failures - 1));
}
