import { defineRecurringJob, type Job } from '#platform/jobs/job.ts';
import { sweepAccounts } from './store/sweep.ts';

const HOUR_MINUTES = 60;

export const accountsJobs: readonly Job[] = [
  defineRecurringJob('accounts.sweep', HOUR_MINUTES, (ctx) => sweepAccounts(ctx.tx, ctx.clock.now())),
];
