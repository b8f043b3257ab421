import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { dateInChina, type PlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { readYuan } from '#platform/forms/amount.ts';
import { findUnion, listUnionsById } from '#platform/orgs/store/unions.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { limitSet } from '../events/definitions.ts';
import { findLooser, limitsInForce, NO_LIMITS, type Limits } from '../rules/limits.ts';
import { listLimitsAt } from '../store/limits.ts';
import type { LimitRow } from '../store/rows.ts';
import { EXPENSE_KINDS } from '../wire.ts';

/** What an activity of a kind may cost at a union on a day. In the reach 'job'. */
export async function limitsAt(ctx: Pick<Ctx, 'tx'>, unionId: string, { kind, on }: { readonly kind: string; readonly on: PlainDate }): Promise<Limits> {
  const union = await findUnion(ctx.tx, unionId);
  if (union === undefined) return NO_LIMITS;
  return limitsInForce((await listLimitsAt(ctx.tx, [...union.ancestors, union.id], on)).filter((row) => row.kind === kind));
}

export const listLimits = handle(endpoints.listLimits, async (ctx, _input, union) => {
  const ladder = [...union.ancestors, union.id];
  const today = dateInChina(ctx.clock.now());
  const rows = [...await aboveAt(ctx, union.ancestors, today), ...await listLimitsAt(ctx.tx, [union.id], today)];
  const names = new Map((await listUnionsById(ctx.tx, ladder)).map((one) => [one.id, one.name]));
  return {
    kinds: EXPENSE_KINDS.map((kind) => {
      const set = ladder.flatMap((unionId) => rows.filter((row) => row.unionId === unionId && row.kind === kind));
      return {
        kind, inForce: amountsOf(limitsInForce(set)),
        words: set.map((row) => ({
          setBy: names.get(row.unionId) ?? '', isOwn: row.unionId === union.id, ...amountsOf(row), source: row.source, validFrom: row.validFrom,
        })),
      };
    }),
  };
});

/** Never backwards: what was asked for under the old limits was judged by them. */
export const setLimit = handle(endpoints.setLimit, async (ctx, input, union) => {
  const { kind, validFrom, source } = input;
  if (validFrom < dateInChina(ctx.clock.now())) throw new AppError(errors['limit-past'], { field: 'validFrom' });
  const above = limitsInForce((await aboveAt(ctx, union.ancestors, validFrom)).filter((row) => row.kind === kind));
  const looser = findLooser(input, above);
  if (looser !== undefined) throw new AppError(errors['limit-looser'], { field: looser, most: readYuan(above[looser] ?? 0) });
  await record(ctx, [limitSet({ limitId: newId<'budget-limit'>(ctx), unionId: union.id, kind, ...amountsOf(input), source, validFrom })]);
  return {};
});

/** What stands above binds whoever is below, and they may know it: amounts and sources, nothing about people. */
function aboveAt(ctx: Ctx, unionIds: readonly string[], on: PlainDate): Promise<LimitRow[]> {
  return withSystemReach(ctx, 'job', ({ tx }) => listLimitsAt(tx, unionIds, on));
}

function amountsOf({ perPerson, perEvent }: Limits): Limits {
  return { perPerson, perEvent };
}
