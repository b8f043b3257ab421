import { handle } from '#platform/access/handler.ts';
import { endpoints } from '../contract.ts';
import { findPublishedYear } from '../published-years.ts';
import { countWorkingDays } from '../rules/year-table.ts';
import { findYear } from '../store/calendar-days.ts';

/** A year's table, or that there is none yet and whether the package could fill it. */
export const readYear = handle(endpoints.readYear, async (ctx, { year }) => {
  const filled = await findYear(ctx.tx, year);
  const days = [...filled?.days ?? []];
  return {
    year, days, isKnown: filled !== undefined, isPublished: findPublishedYear(year) !== undefined,
    source: filled?.source ?? null, filledAt: filled?.filledAt ?? null, workingDays: countWorkingDays(year, days),
  };
});
