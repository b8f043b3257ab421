import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { signInErrors } from './contract/sign-in-errors.ts';

export type LimitedWork = <Value>(work: () => Promise<Value>) => Promise<Outcome<Value>>;

/**
 * Runs at most `atOnce` pieces of heavy work together and lets at most `waiting` wait, first come first served.
 * One more is refused at once as busy: a crowd at the door must not take the memory of those inside.
 */
export function limitWork(limits: { readonly atOnce: number; readonly waiting: number }): LimitedWork {
  const line: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= limits.atOnce) {
      if (line.length >= limits.waiting) return refuse(signInErrors['sign-in-busy']);
      await new Promise<void>((resolve) => { line.push(resolve); });
    } else {
      running += 1;
    }
    try {
      return ok(await work());
    } finally {
      // The place passes straight to the next in line, so a newcomer can never slip in between.
      const next = line.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
