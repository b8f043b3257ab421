import type { Ctx } from '#platform/access/ctx.ts';
import { enqueue } from '#platform/jobs/enqueue.ts';
import { defineJob, defineRecurringJob, type Job } from '#platform/jobs/job.ts';
import { record } from '#platform/journal/journal.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { z } from 'zod';
import { appealEscalated, appealResumed } from '../events/casework.ts';
import { isEnded } from '../rules/case-state.ts';
import { isOverdue, presentRung } from '../rules/clock.ts';
import { listOverdue, listStopsEnded } from '../store/due-cases.ts';
import { listJoined } from '../store/matters.ts';
import type { AppealRow } from '../store/rows.ts';
import { ladderOfCase } from './acting-officer.ts';
import { calendarAround, dueAfter, readClock } from './case-clock.ts';
import { caseFieldsOf } from './case-events.ts';
import { moveUp, rungsAbove } from './climb.ts';

// A few milliseconds each: far below the five seconds that a job's transaction may take.
const BATCH = 100;
const AGAIN = 'appeals.climb';

/** Ends the stops whose last day has passed, so that lists and officers see the case running again. */
export async function endStops(ctx: Ctx): Promise<number> {
  const rows = await listStopsEnded(ctx.tx, dateInChina(ctx.clock.now()), BATCH);
  for (const row of rows) {
    await record(ctx, [appealResumed({
      ...caseFieldsOf(row), officerId: null, officerUnionId: null, cause: 'date', ...await dueAfter(ctx, row, { kind: 'resumed' }),
    })]);
  }
  return rows.length;
}

/**
 * Every case whose day has passed climbs to the union above, by itself. The clock is asked anew for each: the column only
 * says where to look. At the top it stays overdue.
 */
export async function climbOverdue(ctx: Ctx): Promise<number> {
  const today = dateInChina(ctx.clock.now());
  const rows = await listOverdue(ctx.tx, today, BATCH);
  for (const row of rows) await climbOne(ctx, row);
  return rows.length;
}

async function climbOne(ctx: Ctx, row: AppealRow): Promise<void> {
  const rung = presentRung(await readClock(ctx, row, await calendarAround(ctx, row.receivedOn)));
  const ladder = await ladderOfCase(ctx, row);
  const candidates = rungsAbove(ladder, row);
  if (rung === undefined || candidates.length === 0 || !isOverdue(rung.dueOn, false, dateInChina(ctx.clock.now()))) return;
  // Joined cases are as late as their lead, and go where it goes.
  const joined = row.joinedCount === 0 ? [] : (await listJoined(ctx.tx, ctx.reach, row.id, true)).filter((one) => !isEnded(one.status));
  const events = [];
  for (const one of [row, ...joined]) {
    const move = await moveUp(ctx, one, { ladder, candidates, kind: 'escalated' });
    events.push(appealEscalated({ ...caseFieldsOf(one, { rung: move.rung }), ...move, officerId: null, officerUnionId: null, cause: 'overdue' }));
  }
  await record(ctx, events);
}

async function runClocks(ctx: Ctx): Promise<void> {
  const ended = await endStops(ctx);
  const climbed = await climbOverdue(ctx);
  if (ended === BATCH || climbed === BATCH) await enqueue(ctx, AGAIN, {});
}

/** Deadlines end at midnight; ten minutes late is soon enough. */
export const clockJobs: readonly Job[] = [
  defineRecurringJob('appeals.runClocks', 10, runClocks),
  defineJob(AGAIN, z.object({}), runClocks),
];
