import { shiftInstant } from '#platform/kernel/clock.ts';
import { defineRecurringJob } from './job.ts';
import { deleteDoneJobs } from './store/jobs.ts';

const KEPT_MS = 3 * 24 * 3_600_000;
const AT_ONCE = 5_000;

/** Done jobs stay three days for `doctor` and the curious. Failed ones stay until somebody has looked. */
export const forgetDoneJobs = defineRecurringJob('jobs.forgetDone', 60, async (ctx) => {
  await deleteDoneJobs(ctx.tx, shiftInstant(ctx.clock.now(), -KEPT_MS), AT_ONCE);
});
