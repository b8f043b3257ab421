import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import { listUnionsById } from '#platform/orgs/store/unions.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/errors.ts';
import { limitSet } from '../events/definitions.ts';
import { listLimitsOf, lockLimits } from '../store/offers.ts';

export const listLimits = handle(endpoints.listLimits, async (ctx, _input, union) => {
  const rows = await withSystemReach(ctx, 'job', ({ tx }) => listLimitsOf(tx, [union.id, ...union.ancestors]));
  const names = new Map<string, string>((await listUnionsById(ctx.tx, rows.map(({ unionId }) => unionId))).map(({ id, name }) => [id, name]));
  return {
    limits: rows.map(({ id, unionId, name, period, most }) => ({ limitId: id, unionName: names.get(unionId) ?? '', isOwn: unionId === union.id, name, period, most })),
  };
});

/** A limit is changed by its own union alone, and holds from then on for what was offered before, too. */
export const setLimit = handle(endpoints.setLimit, async (ctx, { limitId, name, period, most }, union) => {
  const [there] = await withSystemReach(ctx, 'job', ({ tx }) => lockLimits(tx, [limitId]));
  if (there !== undefined && there.unionId !== union.id) throw new AppError(errors['limit-unknown']);
  await record(ctx, [limitSet({ limitId: toId(limitId), unionId: union.id, name, period, most })]);
  return {};
});
