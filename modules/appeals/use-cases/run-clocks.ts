import type { Ctx } from '#platform/access/ctx.ts';
import { enqueue } from '#platform/jobs/enqueue.ts';
import { defineJob, defineRecurringJob, type Job } from '#platform/jobs/job.ts';
import { record } from '#platform/journal/journal.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { z } from 'zod';
import { appealEscalated, appealResumed } from '../events/casework.ts';
import { isEnded } from '../rules/case-state.ts';
import { isOverdue, presentRung } from '../rules/clock.ts';
import { findAppeal, takeFree } from '../store/appeals.ts';
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
 * says where to look. At the top it stays overdue. A matter of many workers is as late as the one who waits longest: their
 * promise is their own, also while its lead waits for an answer or was begun anew further up.
 */
export async function climbOverdue(ctx: Ctx): Promise<number> {
  const rows = await listOverdue(ctx.tx, dateInChina(ctx.clock.now()), BATCH);
  for (const late of Map.groupBy(rows, (row) => row.joinedTo ?? row.id).values()) await climbTogether(ctx, late);
  return rows.length;
}

/** Some late cases of one matter, and whoever of it stands no higher: they go up together, so that it stays one. */
async function climbTogether(ctx: Ctx, listed: readonly AppealRow[]): Promise<void> {
  const ladders = new Map(await Promise.all(listed.map(async (row) => [row.id, await ladderOfCase(ctx, row)] as const)));
  const late: AppealRow[] = [];
  for (const row of listed) if (rungsAbove(ladders.get(row.id) ?? [], row).length > 0 && await isLate(ctx, row)) late.push(row);
  const [first] = late;
  if (first === undefined) return;
  const leadId = first.joinedTo ?? first.id;
  const lead = listed.find((row) => row.id === leadId) ?? await findAppeal(ctx.tx, ctx.reach, leadId, false);
  if (lead === undefined || isEnded(lead.status) || late.some((row) => row.unionId !== lead.unionId)) {
    for (const row of late) await climb(ctx, [row], { ladder: ladders.get(row.id) ?? [], from: row.rung });
    return;
  }
  const from = Math.max(...late.map((row) => row.rung));
  const others = await takeFree(ctx.tx, [lead, ...await listJoined(ctx.tx, ctx.reach, lead.id, false)].map((row) => row.id));
  // A late one may be locked here already; who works on another of them this moment keeps it, and its own day comes.
  const matter = [...new Map([...others, ...late].map((row) => [row.id, row])).values()];
  await climb(ctx, matter.filter((row) => !isEnded(row.status) && row.unionId === lead.unionId && row.rung <= from), {
    ladder: ladders.get(first.id) ?? [], from,
  });
}

async function isLate(ctx: Ctx, row: AppealRow): Promise<boolean> {
  const rung = presentRung(await readClock(ctx, row, await calendarAround(ctx, row.receivedOn)));
  return rung !== undefined && isOverdue(rung.dueOn, false, dateInChina(ctx.clock.now()));
}

async function climb(ctx: Ctx, rows: readonly AppealRow[], to: { readonly ladder: readonly UnionId[]; readonly from: number }): Promise<void> {
  const candidates = rungsAbove(to.ladder, { rung: to.from });
  const events = [];
  for (const one of rows) {
    const move = await moveUp(ctx, one, { ladder: to.ladder, candidates, kind: 'escalated' });
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
