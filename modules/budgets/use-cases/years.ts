import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { lockName } from '#platform/db/advisory-lock.ts';
import { record } from '#platform/journal/journal.ts';
import { newId } from '#platform/kernel/random.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { endpoints } from '../contract.ts';
import { allotmentSet } from '../events/definitions.ts';
import { decideAllotment, remainingOf, type Year } from '../rules/money.ts';
import { findYear, sumYear } from '../store/years.ts';

/** The money of a union's year, held until the transaction ends: whoever decides on it next sees what this one did. In the reach 'job'. */
export async function holdYear(ctx: Pick<Ctx, 'tx'>, unionId: string, year: number): Promise<Year | undefined> {
  await lockYear(ctx, unionId, year);
  const row = await findYear(ctx.tx, unionId, year);
  if (row === undefined) return undefined;
  const { committed, spent } = await sumYear(ctx.tx, unionId, year);
  return { allotment: row.allotment, committed, spent };
}

/** A name and not a row: the first budget of a year has none yet. */
function lockYear({ tx }: Pick<Ctx, 'tx'>, unionId: string, year: number): Promise<void> {
  return lockName(tx, `budget of ${unionId} ${year}`);
}

export const readYear = handle(endpoints.readYear, async ({ tx }, { year }, union) => {
  const [row, sums] = [await findYear(tx, union.id, year), await sumYear(tx, union.id, year)];
  const { asked, committed, spent, askedPlans, committedPlans, spentPlans } = sums;
  return {
    allotment: row?.allotment ?? null, source: row?.source ?? null, asked, committed, spent,
    remaining: row === undefined ? null : remainingOf({ allotment: row.allotment, committed, spent }),
    plans: { asked: askedPlans, committed: committedPlans, spent: spentPlans },
  };
});

export const setAllotment = handle(endpoints.setAllotment, async (ctx, { year, allotment, source }, union) => {
  await lockYear(ctx, union.id, year);
  const row = await findYear(ctx.tx, union.id, year);
  orThrow(decideAllotment(await sumYear(ctx.tx, union.id, year), allotment));
  await record(ctx, [allotmentSet({ yearId: row === undefined ? newId<'budget-year'>(ctx) : row.id, unionId: union.id, year, allotment, source })]);
  return {};
});
