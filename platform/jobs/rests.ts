import type { House } from '#platform/access/ctx.ts';
import { toErrorCode } from './error-code.ts';
import { LONGEST_READER_PAUSE, pauseAfter } from './rules/back-off.ts';

/** Tries a piece of work; false when it found nothing, failed, or is resting after a failure. Never rejects. */
export type Rests = (name: string, work: () => Promise<boolean>) => Promise<boolean>;

/** One that fails rests for a while and is tried again; the others go on. Rests are this process's own memory. */
export function createRests(house: House): Rests {
  const rests = new Map<string, { readonly failures: number; readonly until: number }>();
  return async (name, work) => {
    const rest = rests.get(name);
    if (rest !== undefined && rest.until > house.clock.now().getTime()) return false;
    try {
      const hasWorked = await work();
      rests.delete(name);
      return hasWorked;
    } catch (error) {
      const failures = (rest?.failures ?? 0) + 1;
      rests.set(name, { failures, until: house.clock.now().getTime() + pauseAfter(failures, LONGEST_READER_PAUSE) });
      house.log.error({ work: name, failures, code: toErrorCode(error) }, 'work beside the requests failed');
      return false;
    }
  };
}
