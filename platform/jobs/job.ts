import type { z } from 'zod';
import type { Ctx } from '#platform/access/ctx.ts';

/**
 * Work outside a request: one transaction in the reach 'job', run at least once, its database effects exactly once.
 * It takes at most five seconds; longer work enqueues its own next piece.
 */
export type Job = {
  readonly name: string;
  readonly payload: z.ZodType | undefined;
  readonly run: (ctx: Ctx, payload: never) => Promise<void>;
  /** Set for recurring jobs: the length of a period, of which each is run once by one process. */
  readonly everyMinutes: number | undefined;
};

/** A job that `enqueue(ctx, name, payload)` asks for. `name` is `room.verbNoun`. */
export function defineJob<Payload extends z.ZodType>(
  name: string, payload: Payload, run: (ctx: Ctx, payload: z.output<Payload>) => Promise<void>,
): Job {
  return { name, payload, run, everyMinutes: undefined };
}

/** A job that comes round by itself, once per period whatever the number of processes. Periods count from 1970 UTC. */
export function defineRecurringJob(name: string, everyMinutes: number, run: (ctx: Ctx) => Promise<void>): Job {
  return { name, payload: undefined, run, everyMinutes };
}
