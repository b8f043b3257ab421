import type { Ctx } from '#platform/access/ctx.ts';
import { loadCalendar } from '#platform/calendar/store/calendar-days.ts';
import { record } from '#platform/journal/journal.ts';
import { deadlineReckoned } from '../events/definitions.ts';
import { clockOf, presentRung } from '../rules/clock.ts';
import { listOpenDueIn, listStepsOf } from '../store/appeals.ts';

const BATCH = 500;

/**
 * When the working days of a year become known, the deadlines of open cases are reckoned anew, each from its own steps.
 * Runs under the reach 'job'.
 */
export async function reckonDeadlines(ctx: Ctx, year: number): Promise<void> {
  const calendar = await loadCalendar(ctx.tx, year - 2, year + 2);
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await listOpenDueIn(ctx.tx, year, BATCH, after);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
    const steps = Map.groupBy(await listStepsOf(ctx.tx, rows.map((row) => row.id)), (step) => step.appealId);
    const changed = rows.flatMap((row) => {
      const rung = presentRung(clockOf(steps.get(row.id) ?? [], calendar));
      if (rung === undefined || (rung.dueOn === row.dueOn && rung.isDueProvisional === row.isDueProvisional)) return [];
      return [deadlineReckoned({ appealId: row.id, dueOn: rung.dueOn, isDueProvisional: rung.isDueProvisional })];
    });
    await record(ctx, changed);
  }
}
