import { handle } from '#platform/access/handler.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { listUnionsById } from '#platform/orgs/store/unions.ts';
import { endpoints, errors } from '../contract.ts';
import { limitSet } from '../events/oversight.ts';
import { ladderOf } from '../rules/ladder.ts';
import { DEFAULT_LIMITS, findLooser, type Limits } from '../rules/limits.ts';
import { listLimitsInForce, listOwnLimits } from '../store/limits.ts';
import { TOPICS } from '../wire.ts';
import { limitsFor } from './limits-in-force.ts';

export const listLimits = handle(endpoints.listLimits, async (ctx, _input, union) => {
  const today = dateInChina(ctx.clock.now());
  const rows = await listLimitsInForce(ctx.tx, ladderOf(union), today);
  const above = union.parentId === null ? undefined : await listLimitsInForce(ctx.tx, ladderOf(union).slice(1), today);
  const names = await listUnionsById(ctx.tx, rows.map((row) => row.unionId));
  return {
    unionName: union.name,
    inForce: TOPICS.map((topic) => {
      const row = rows.find((one) => one.topic === topic);
      const allowed = above === undefined ? null : daysOf(above.find((one) => one.topic === topic) ?? DEFAULT_LIMITS[topic]);
      if (row === undefined) return { topic, ...DEFAULT_LIMITS[topic], source: '', setBy: null, validFrom: null, allowed };
      const setBy = names.find((one) => one.id === row.unionId)?.name ?? '';
      return { topic, ...daysOf(row), source: row.source, setBy, validFrom: row.validFrom, allowed };
    }),
    own: (await listOwnLimits(ctx.tx, union.id)).map((row) => ({
      limitId: row.id, topic: row.topic, ...daysOf(row), source: row.source, validFrom: row.validFrom, validTo: row.validTo,
    })),
  };
});

/** A union may promise more than the unions above, never less; and never backwards, for cases already run under the old. */
export const setLimit = handle(endpoints.setLimit, async (ctx, input, union) => {
  const today = dateInChina(ctx.clock.now());
  if (input.validFrom < today) throw new AppError(errors['limit-past'], { field: 'validFrom' });
  const inherited = await limitsFor(ctx.tx, ladderOf(union).slice(1), { topic: input.topic, on: input.validFrom });
  const looser = union.parentId === null ? undefined : findLooser(input, inherited);
  if (looser !== undefined) throw new AppError(errors['limit-looser'], { field: looser, allowed: inherited[looser] });
  await record(ctx, [limitSet({
    limitId: newId<'appeal-limit'>(ctx), unionId: union.id, topic: input.topic, ...daysOf(input), source: input.source, validFrom: input.validFrom,
  })]);
  return {};
});

function daysOf(limits: Limits): Limits {
  const { closeDays, rungDays, waitDays, pauseDays, refuseDays } = limits;
  return { closeDays, rungDays, waitDays, pauseDays, refuseDays };
}
