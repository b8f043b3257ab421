import { z } from 'zod';
import type { Ctx } from '#platform/access/ctx.ts';
import { enqueue } from '#platform/jobs/enqueue.ts';
import { defineJob, defineRecurringJob, type Job } from '#platform/jobs/job.ts';
import { record } from '#platform/journal/journal.ts';
import { joinReminded } from '../events/definitions.ts';
import { listPastContact } from '../store/joins.ts';
import { todayOf } from './asking-person.ts';
import { rememberCardKey } from './card-keys.ts';
import { takeUpFoundings } from './take-up-foundings.ts';
import { takeUpRequests } from './take-up-requests.ts';

// A few milliseconds each: far below the five seconds that a job's transaction may take.
const BATCH = 100;
const AGAIN = 'membership.clocksGoOn';

/** Past the day of first contact the holder of an application is reminded, once. What is late climbs by its case. */
export async function remindOfJoins(ctx: Ctx): Promise<number> {
  const rows = await listPastContact(ctx.tx, todayOf(ctx), BATCH);
  if (rows.length > 0) await record(ctx, rows.map(({ id, personId, holderId }) => joinReminded({ joinId: id, personId, holderId })));
  return rows.length;
}

async function runClocks(ctx: Ctx): Promise<void> {
  await rememberCardKey(ctx);
  await takeUpFoundings(ctx);
  await takeUpRequests(ctx);
  if (await remindOfJoins(ctx) === BATCH) await enqueue(ctx, AGAIN, {});
}

/** Days end at midnight; an hour late is soon enough. */
export const membershipJobs: readonly Job[] = [
  defineRecurringJob('membership.runClocks', 60, runClocks),
  defineJob(AGAIN, z.object({}), runClocks),
];
