import type { Ctx } from '#platform/access/ctx.ts';
import { holdFreeUnions } from '#platform/flows/store/cases.ts';
import { defineRecurringJob, type Job } from '#platform/jobs/job.ts';
import { record } from '#platform/journal/journal.ts';
import { listHeirs } from '#platform/orgs/tree/store/heirs.ts';
import { dossierRehomed, reviewFellDue } from '../events/definitions.ts';
import { listLeftBehind, listUntold, listUntoldUnions } from '../store/dossiers.ts';
import { todayOf } from './asking-person.ts';
import { beginReview } from './begin-review.ts';

// A few milliseconds each: far below the five seconds that a job's transaction may take.
const BATCH = 50;

/**
 * A year after it was opened or looked at last, the review of a file begins: the union that keeps it is told, and one of its
 * officers has the visit among their tasks. Once. The unions are held before the files, as whoever begins a review by hand does.
 */
export async function tellOfReviews(ctx: Ctx): Promise<number> {
  const today = todayOf(ctx);
  const free = await holdFreeUnions(ctx.tx, await listUntoldUnions(ctx.tx, today, BATCH));
  const rows = await listUntold(ctx.tx, { unionIds: [...free], today, limit: BATCH });
  await record(ctx, rows.map(({ id, unionId }) => reviewFellDue({ dossierId: id, unionId, on: today })));
  for (const row of rows) await beginReview(ctx, row);
  return rows.length;
}

/** Open files of a union that is no more are kept by its successor; `true` when there may be more. Runs under the reach 'job'. */
export async function rehomeDossiers(ctx: Ctx): Promise<boolean> {
  const rows = await listLeftBehind(ctx.tx, BATCH);
  const heirs = new Map((await listHeirs(ctx.tx, rows.map((row) => row.unionId))).map((heir) => [heir.endedId, heir.unionId]));
  const going = rows.flatMap(({ id, unionId }) => {
    const toUnionId = heirs.get(unionId);
    return toUnionId === undefined ? [] : [dossierRehomed({ dossierId: id, unionId, toUnionId })];
  });
  await record(ctx, going);
  return going.length === BATCH;
}

/** Days end at midnight; an hour late is soon enough, and what is more than a batch follows an hour later. */
export const aidJobs: readonly Job[] = [defineRecurringJob('aid.tellOfReviews', 60, async (ctx) => { await tellOfReviews(ctx); })];
