import { z } from 'zod';
import type { Ctx } from '#platform/access/ctx.ts';
import { enqueue } from '#platform/jobs/enqueue.ts';
import { defineJob, defineRecurringJob, type Job } from '#platform/jobs/job.ts';
import { record } from '#platform/journal/journal.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { joinClimbed, joinReminded } from '../events/definitions.ts';
import { isPast, joinDue } from '../rules/limits.ts';
import { listPastDue } from '../store/joins.ts';
import type { JoinRow } from '../store/rows.ts';
import { listSilentTransfers } from '../store/transfers.ts';
import { findLivingUnionId } from '../store/unions.ts';
import { calendarFrom, todayOf } from './asking-person.ts';
import { rememberCardKey } from './card-keys.ts';
import { limitsOf } from './limits.ts';
import { takeUpFoundings } from './take-up-foundings.ts';
import { completeSilently } from './transfers.ts';

// A few milliseconds each: far below the five seconds that a job's transaction may take.
const BATCH = 100;
const AGAIN = 'membership.clocksGoOn';

/** What waits past its day climbs to the next union above; past the day of first contact, its holder is reminded once. */
export async function chaseJoins(ctx: Ctx): Promise<number> {
  const rows = await listPastDue(ctx.tx, todayOf(ctx), BATCH);
  let chased = 0;
  for (const row of rows) if (await chase(ctx, row)) chased += 1;
  return chased;
}

async function chase(ctx: Ctx, row: JoinRow): Promise<boolean> {
  const today = todayOf(ctx);
  const upperId = isPast(row.dueOn, today) ? await unionAbove(ctx, row) : undefined;
  if (upperId !== undefined) {
    const due = joinDue(await calendarFrom(ctx, today), today, await limitsOf(ctx, upperId, today));
    await record(ctx, [joinClimbed({ joinId: row.id, personId: row.personId, fromId: row.holderId, holderId: upperId, ...due })]);
    return true;
  }
  // At the top it stays late, and is reminded of once.
  if (row.remindedAt !== null) return false;
  await record(ctx, [joinReminded({ joinId: row.id, personId: row.personId, holderId: row.holderId })]);
  return true;
}

async function unionAbove(ctx: Ctx, row: JoinRow) {
  const holder = await findUnion(ctx.tx, row.holderId);
  return holder === undefined || holder.parentId === null ? undefined : findLivingUnionId(ctx.tx, holder.parentId);
}

export async function completeTransfers(ctx: Ctx): Promise<number> {
  const ids = await listSilentTransfers(ctx.tx, todayOf(ctx), BATCH);
  for (const id of ids) await completeSilently(ctx, id);
  return ids.length;
}

async function runClocks(ctx: Ctx): Promise<void> {
  await rememberCardKey(ctx);
  await takeUpFoundings(ctx);
  const chased = await chaseJoins(ctx);
  const completed = await completeTransfers(ctx);
  if (chased === BATCH || completed === BATCH) await enqueue(ctx, AGAIN, {});
}

/** Days end at midnight; an hour late is soon enough. */
export const membershipJobs: readonly Job[] = [
  defineRecurringJob('membership.runClocks', 60, runClocks),
  defineJob(AGAIN, z.object({}), runClocks),
];
