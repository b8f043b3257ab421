import { z } from 'zod';
import type { Holding } from '#platform/access/holding.ts';
import { enqueue } from '#platform/jobs/enqueue.ts';
import { defineJob, defineRecurringJob, type Job } from '#platform/jobs/job.ts';
import { isUuid } from '#platform/kernel/id.ts';
import { listDueForgettings } from './store/forgettings.ts';
import { forgetPerson } from './use-cases/forget-person.ts';

const AT_ONCE = 50;
const payload = z.object({ requestId: z.string().refine(isUuid) });

/** Every hour what is due; each person in a transaction of their own. */
export function privacyJobs(holdings: readonly Holding[]): readonly Job[] {
  return [
    defineJob('privacy.forget', payload, async (ctx, { requestId }) => { await forgetPerson(ctx, holdings, requestId); }),
    defineRecurringJob('privacy.forgetDue', 60, async (ctx) => {
      for (const { id } of await listDueForgettings(ctx.tx, ctx.clock.now(), AT_ONCE)) await enqueue(ctx, 'privacy.forget', { requestId: id });
    }),
  ];
}
