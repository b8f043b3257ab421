/** After this many claims a job is left alone, visible with its error code, until somebody has mended the cause. */
export const MAX_ATTEMPTS = 12;

/** The longest pause of a job, and of a reader of the journal, which holds up everything behind it. */
export const LONGEST_JOB_PAUSE = 3_600_000;
export const LONGEST_READER_PAUSE = 60_000;

const FIRST_PAUSE = 5_000;

/** How long to leave failing work alone, in milliseconds: 5 s, doubled with every failure up to `longest`. */
export function pauseAfter(failures: number, longest: number): number {
  return Math.min(longest, FIRST_PAUSE * 2 ** Math.max(0, failures - 1));
}
