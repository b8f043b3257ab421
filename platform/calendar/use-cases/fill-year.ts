import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { dateInChina, yearOf } from '#platform/kernel/plain-date.ts';
import { endpoints, errors, type YearTable } from '../contract.ts';
import { calendarYearId, yearFilled } from '../events.ts';
import { findPublishedYear } from '../published-years.ts';
import { isTopmostReach } from '../rules/topmost.ts';
import { checkYearDays, countWorkingDays } from '../rules/year-table.ts';
import { listKnownYears, takeTurnToFill } from '../store/calendar-days.ts';

/** Puts a year's table in place of what was there: the one given, or without one the package's. */
export const fillYear = handle(endpoints.fillYear, async (ctx, { year, table }) => {
  // One calendar serves the whole platform: a chair further down may not move everybody's deadlines.
  if (!isTopmostReach(ctx.reach)) throw new AppError(errors['not-topmost']);
  const chosen = table ?? findPublishedYear(year);
  if (chosen === undefined) throw new AppError(errors['not-published'], { year: String(year) });
  return { year, workingDays: await fill(ctx, year, chosen) };
});

/** Fills last year, this year and the next from the package, where it holds them and nobody has filled them. */
export async function ensurePublishedYears(ctx: Ctx): Promise<void> {
  const current = yearOf(dateInChina(ctx.clock.now()));
  const years = [current - 1, current, current + 1];
  // Before looking: a table that somebody fills in by hand meanwhile must not be replaced by the package's.
  await takeTurnToFill(ctx.tx);
  const known = await listKnownYears(ctx.tx, years);
  for (const year of years) {
    const table = known.includes(year) ? undefined : findPublishedYear(year);
    if (table !== undefined) await fill(ctx, year, table);
  }
}

async function fill(ctx: Ctx, year: number, { source, days }: YearTable): Promise<number> {
  const checked = orThrow(checkYearDays(year, days));
  await takeTurnToFill(ctx.tx);
  await record(ctx, [yearFilled({ yearId: calendarYearId(year), year, days: [...checked], source })]);
  return countWorkingDays(year, checked);
}
