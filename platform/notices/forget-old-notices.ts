import { defineRecurringJob } from '#platform/jobs/job.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { deleteNotices } from './store/notices.ts';

const KEPT_MS = 365 * 24 * 3_600_000;
const AT_ONCE = 5_000;

/** A notice points at something that has its own history; after a year it points at nothing anybody looks for. */
export const forgetOldNotices = defineRecurringJob('notices.forgetOld', 60, async (ctx) => {
  await deleteNotices(ctx.tx, shiftInstant(ctx.clock.now(), -KEPT_MS), AT_ONCE);
});
