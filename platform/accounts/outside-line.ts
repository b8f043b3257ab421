import { refuse, type Outcome } from '#platform/kernel/outcome.ts';
import type { ErrorEntry } from '#platform/kernel/app-error.ts';
import { limitWork } from './limited-work.ts';

export type OutsideLine = <Value>(ask: () => Promise<Value>, failed: ErrorEntry) => Promise<Outcome<Value>>;

/**
 * Asks one other system, which may be slow, down or lying: so many at once and no more. A line each: what hangs for one
 * system keeps nobody from the other. What went wrong is told to nobody; an answer of theirs may quote a secret.
 */
export function outsideLine(limits = { atOnce: 32, waiting: 64 }): OutsideLine {
  const line = limitWork(limits);
  return async (ask, failed) => {
    const outcome = await line(() => ask().then((value) => ({ value }), () => undefined));
    if (!outcome.ok) return outcome;
    return outcome.value === undefined ? refuse(failed) : { ok: true, value: outcome.value.value };
  };
}
