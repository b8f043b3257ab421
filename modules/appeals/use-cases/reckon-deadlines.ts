import type { Ctx } from '#platform/access/ctx.ts';
import { loadCalendar } from '#platform/calendar/store/calendar-days.ts';
import { record } from '#platform/journal/journal.ts';
import { deadlineReckoned } from '../events/definitions.ts';
import { deadlineOf } from '../rules/deadline.ts';
import { listOpenDueIn } from '../store/appeals.ts';

const BATCH = 500;

/**
 * When the working days of a year become known, the deadlines of open cases are reckoned anew, each from the day its
 * present round began. Runs under the reach 'job'.
 */
export async function reckonDeadlines(ctx: Ctx, year: number): Promise<void> {
  const calendar = await loadCalendar(ctx.tx, year - 1, year + 1);
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await listOpenDueIn(ctx.tx, year, BATCH, after);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
    const changed = rows.flatMap((row) => {
      const due = deadlineOf(row.topic, row.roundOn, calendar);
      const isSame = due.dueOn === row.dueOn && due.isDueProvisional === row.isDueProvisional;
      return isSame ? [] : [deadlineReckoned({ appealId: row.id, ...due })];
    });
    await record(ctx, changed);
  }
}
