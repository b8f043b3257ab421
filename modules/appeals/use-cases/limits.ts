import { handle } from '#platform/access/handler.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { dateInChina, type PlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { listUnionsById } from '#platform/orgs/store/unions.ts';
import { endpoints, errors } from '../contract.ts';
import { limitSet } from '../events/oversight.ts';
import { ladderOf } from '../rules/ladder.ts';
import { findLooser, LIMIT_NAMES, restingNames, type Limits } from '../rules/limits.ts';
import { listLimitsAt, listOwnLimits } from '../store/limits.ts';
import type { LimitRow } from '../store/rows.ts';
import { TOPICS } from '../wire.ts';
import { limitsAmong, limitsFor, setOnLadder } from './limits-in-force.ts';

export const listLimits = handle(endpoints.listLimits, async (ctx, _input, union) => {
  const today = dateInChina(ctx.clock.now());
  const ladder = ladderOf(union);
  const rows = await listLimitsAt(ctx.tx, ladder, today);
  const names = await listUnionsById(ctx.tx, rows.map((row) => row.unionId));
  const nameOf = (row: LimitRow) => names.find((one) => one.id === row.unionId)?.name ?? '';
  const inForceOf = new Map(TOPICS.map((topic) => [topic, limitsAmong(rows, ladder, topic)]));
  return {
    unionName: union.name,
    inForce: [...inForceOf].map(([topic, limits]) => {
      const [first, ...others] = wordsOf(limits, setOnLadder(rows, ladder, topic));
      return {
        topic, ...limits, source: first?.row.source ?? '', setBy: first === undefined ? null : nameOf(first.row), validFrom: first?.row.validFrom ?? null,
        others: others.map((one) => ({ setBy: nameOf(one.row), source: one.row.source, limits: one.names })),
        allowed: union.parentId === null ? null : limitsAmong(rows, ladder.slice(1), topic),
      };
    }),
    own: (await listOwnLimits(ctx.tx, union.id)).map((row) => ({
      limitId: row.id, topic: row.topic, ...daysOf(row), source: row.source, validFrom: row.validFrom, validTo: row.validTo,
      resting: isInForce(row, today) ? restingNames(row, inForceOf.get(row.topic) ?? row) : [],
    })),
  };
});

/** Whose word each of the limits is: the nearest union that set just so many days; the nearest with any comes first. */
function wordsOf(limits: Limits, fromGround: readonly (LimitRow | undefined)[]): { row: LimitRow; names: (keyof Limits)[] }[] {
  const rows = fromGround.filter((row) => row !== undefined);
  return rows
    .map((row) => ({ row, names: LIMIT_NAMES.filter((name) => rows.find((one) => one[name] === limits[name]) === row) }))
    .filter((one) => one.names.length > 0);
}

function isInForce({ validFrom, validTo }: LimitRow, on: PlainDate): boolean {
  return validFrom <= on && (validTo === null || validTo > on);
}

/**
 * A union may promise more than the unions above, never less; and never backwards, for cases already run under the old.
 * What is set here binds all below from that day on: a looser word of theirs rests by itself (rules/limits.ts).
 */
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
