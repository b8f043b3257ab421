import { useState } from 'react';
import type { Answer, ApiFailure } from '#platform/ui/api/failure.ts';

/** Refusals that say the page is older than the case: somebody else was quicker. */
const OUTDATED: ReadonlySet<string> = new Set([
  'flows/task-settled', 'flows/over', 'flows/with-starter', 'flows/not-with-starter', 'flows/built-upon', 'flows/not-asked-for', 'flows/not-delegated',
  'flows/not-your-task', 'http/not-found',
]);

export type ActEnd = {
  /** What another did meanwhile; it stays on the page that has been read anew. */
  readonly told: ApiFailure | undefined;
  /** True when the act was done. What another did meanwhile is told, and the case is read again. */
  readonly finish: (answer: Answer<unknown>) => boolean;
};

/** How every act on a case ends, on the phone and on the PC. `refresh` reads the case again. */
export function useActEnd(refresh: () => void): ActEnd {
  const [told, setTold] = useState<ApiFailure>();
  return {
    told,
    finish(answer) {
      const failure = answer.ok ? undefined : answer.failure;
      const isOutdated = failure !== undefined && OUTDATED.has(failure.code);
      setTold(isOutdated ? failure : undefined);
      if (isOutdated) refresh();
      return answer.ok;
    },
  };
}
