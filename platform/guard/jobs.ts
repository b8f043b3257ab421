import { defineRecurringJob, type Job } from '#platform/jobs/job.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { sweepUses } from './store/uses.ts';

/** Twice the longest window. */
const KEPT_MS = 2 * 86_400_000;

export const guardJobs: readonly Job[] = [
  defineRecurringJob('guard.sweep', 60, (ctx) => sweepUses(ctx.tx, shiftInstant(ctx.clock.now(), -KEPT_MS))),
];
