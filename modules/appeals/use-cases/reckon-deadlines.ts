import { z } from 'zod';
import type { Ctx } from '#platform/access/ctx.ts';
import type { Calendar } from '#platform/calendar/rules/working-days.ts';
import { loadCalendar } from '#platform/calendar/store/calendar-days.ts';
import { enqueue } from '#platform/jobs/enqueue.ts';
import { defineJob, type Job } from '#platform/jobs/job.ts';
import { record } from '#platform/journal/journal.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { deadlineReckoned } from '../events/definitions.ts';
import { clockOf, presentRung } from '../rules/clock.ts';
import { listOpenDueIn, listStepsOf, takeFree } from '../store/appeals.ts';
import type { AppealRow } from '../store/rows.ts';

const BATCH = 500;
const AGAIN = 'appeals.reckonAgain';
const MINUTE = 60_000;

/**
 * When the working days of a year become known, the deadlines of open cases are reckoned anew, each from its own steps.
 * Runs under the reach 'job'. It waits for nobody, for it holds many cases at once: what somebody is working on is looked
 * at again a minute later.
 */
export async function reckonDeadlines(ctx: Ctx, year: number): Promise<void> {
  const calendar = await loadCalendar(ctx.tx, year - 2, year + 2);
  let after = '00000000-0000-0000-0000-000000000000';
  let isAnyTaken = false;
  for (;;) {
    const rows = await listOpenDueIn(ctx.tx, year, BATCH, after);
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.id;
    const wrong = await wronglyDue(ctx, rows, calendar);
    const free = await takeFree(ctx.tx, wrong.map(({ row }) => row.id));
    isAnyTaken ||= free.length < wrong.length;
    await record(ctx, (await wronglyDue(ctx, free, calendar)).map(({ row, due }) => deadlineReckoned({ appealId: row.id, ...due })));
  }
  if (isAnyTaken) await enqueue(ctx, AGAIN, { year }, shiftInstant(ctx.clock.now(), MINUTE));
}

async function wronglyDue(ctx: Ctx, rows: readonly AppealRow[], calendar: Calendar) {
  const steps = Map.groupBy(await listStepsOf(ctx.tx, rows.map((row) => row.id)), (step) => step.appealId);
  return rows.flatMap((row) => {
    const rung = presentRung(clockOf(steps.get(row.id) ?? [], calendar));
    if (rung === undefined || (rung.dueOn === row.dueOn && rung.isDueProvisional === row.isDueProvisional)) return [];
    return [{ row, due: { dueOn: rung.dueOn, isDueProvisional: rung.isDueProvisional } }];
  });
}

export const reckonJobs: readonly Job[] = [defineJob(AGAIN, z.object({ year: z.int() }), (ctx, { year }) => reckonDeadlines(ctx, year))];
