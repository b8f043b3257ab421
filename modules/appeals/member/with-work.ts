import { workBench, type WorkBench } from '#platform/guard/member/work-bench.ts';
import type { Answer } from '#platform/ui/api/failure.ts';
import { appealsApi } from './appeals-api.ts';
import type { Roads } from './roads.ts';

const REFUSED = 'guard/work-needed';

/** How an appeal that nobody signed goes out: each call carries the work that the phone did for this case. */
export type WorkingRoads = Pick<Roads, 'nobody' | 'postPhoto'>;

/**
 * The work is taken from the bench, where the form began it; a courier without a page, or a challenge that lapsed while
 * the phone was offline, gets a new one from the poster's own page. Nobody sees any of it.
 */
export function withWork(
  roads: WorkingRoads, of: { readonly appealId: string; readonly code: string }, bench: WorkBench = workBench,
): WorkingRoads {
  const carry = async <Value>(send: (work: string | undefined) => Promise<Answer<Value>>): Promise<Answer<Value>> => {
    for (let round = 0; ; round += 1) {
      let unread: Answer<never> | undefined;
      const work = await bench.workFor(of.appealId, async () => {
        const read = await roads.nobody.call(appealsApi.readCode, { code: of.code });
        if (read.ok) return read.value.challenge;
        unread = read;
        return undefined;
      });
      // Without the poster's answer there is nothing to work on: the reason is the same that sending would meet.
      if (unread !== undefined) return unread;
      const answer = await send(work);
      if (answer.ok || answer.failure.code !== REFUSED || round > 0) return answer;
      bench.forget(of.appealId);
    }
  };
  return {
    nobody: { call: (ref, input, options) => carry((work) => roads.nobody.call(ref, input, { ...options, ...(work !== undefined && { work }) })) },
    postPhoto: (image, options) => carry((work) => roads.postPhoto(image, { ...options, ...(work !== undefined && { work }) })),
  };
}
