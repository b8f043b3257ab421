import type { House } from '#platform/access/ctx.ts';
import { toErrorCode } from './error-code.ts';
import { LONGEST_READER_PAUSE, pauseAfter } from './rules/back-off.ts';

/** Keeps failing work from being tried all the time. Rests are this process's own memory. */
export type Rests = {
  /** False when the work found nothing, failed, or is resting after a failure. Never rejects. */
  attempt(name: string, work: () => Promise<boolean>): Promise<boolean>;
  isResting(name: string): boolean;
};

/** One that fails rests for a while and is tried again; the others go on. */
export function createRests(house: House): Rests {
  const rests = new Map<string, { readonly failures: number; readonly until: number }>();
  const isResting = (name: string) => (rests.get(name)?.until ?? 0) > house.clock.now().getTime();
  return {
    isResting,
    async attempt(name, work) {
      if (isResting(name)) return false;
      try {
        const hasWorked = await work();
        rests.delete(name);
        return hasWorked;
      } catch (error) {
        const failures = (rests.get(name)?.failures ?? 0) + 1;
        rests.set(name, { failures, until: house.clock.now().getTime() + pauseAfter(failures, LONGEST_READER_PAUSE) });
        house.log.error({ work: name, failures, code: toErrorCode(error) }, 'work beside the requests failed');
        return false;
      }
    },
  };
}
