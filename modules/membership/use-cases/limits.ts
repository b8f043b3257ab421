import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { findUnion, listUnionsById, type UnionRow } from '#platform/orgs/store/unions.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { limitsSet } from '../events/definitions.ts';
import { findLooser, LIMITS, limitsInForce, type Limits } from '../rules/limits.ts';
import { listLimitsAt, listOwnLimits } from '../store/limits.ts';
import type { LimitRow } from '../store/rows.ts';
import { todayOf } from './asking-person.ts';

type Ladder = readonly string[];
const ladderFromTop = ({ id, ancestors }: Pick<UnionRow, 'id' | 'ancestors'>): Ladder => [...ancestors, id];

/** What a union owes a worker on a day: its own word, held to what the unions above have set. */
export async function limitsOf(ctx: Pick<Ctx, 'tx'>, unionId: string, on: PlainDate): Promise<Limits> {
  const union = await findUnion(ctx.tx, unionId);
  return union === undefined ? LIMITS : limitsOn(ctx, ladderFromTop(union), on);
}

async function limitsOn({ tx }: Pick<Ctx, 'tx'>, ladder: Ladder, on: PlainDate): Promise<Limits> {
  return amongRows(await listLimitsAt(tx, ladder, on), ladder);
}

function amongRows(rows: readonly LimitRow[], ladder: Ladder): Limits {
  return limitsInForce(ladder.map((unionId) => rows.find((row) => row.unionId === unionId)));
}

export const listLimits = handle(endpoints.listLimits, async (ctx, _input, union) => {
  const ladder = ladderFromTop(union);
  const rows = await listLimitsAt(ctx.tx, ladder, todayOf(ctx));
  const names = await listUnionsById(ctx.tx, rows.map((row) => row.unionId));
  return {
    unionName: union.name, inForce: daysOf(amongRows(rows, ladder)),
    words: ladder.flatMap((unionId) => rows.filter((row) => row.unionId === unionId)).map((row) => ({
      setBy: names.find((one) => one.id === row.unionId)?.name ?? '', ...daysOf(row), source: row.source, validFrom: row.validFrom,
    })),
    allowed: union.parentId === null ? null : daysOf(amongRows(rows, ladder.slice(0, -1))),
    own: (await listOwnLimits(ctx.tx, union.id)).map((row) => ({
      limitId: row.id, ...daysOf(row), source: row.source, validFrom: row.validFrom, validTo: row.validTo,
    })),
  };
});

/** More than the unions above promise, never less; and never backwards, for applications already run under the old. */
export const setLimits = handle(endpoints.setLimits, async (ctx, input, union) => {
  if (input.validFrom < todayOf(ctx)) throw new AppError(errors['limit-past'], { field: 'validFrom' });
  const allowed = union.parentId === null ? undefined : await limitsOn(ctx, union.ancestors, input.validFrom);
  const looser = allowed === undefined ? undefined : findLooser(input, allowed);
  if (allowed !== undefined && looser !== undefined) throw new AppError(errors['limit-looser'], { field: looser, most: allowed[looser] });
  await record(ctx, [limitsSet({
    limitId: newId<'membership-limit'>(ctx), unionId: union.id, ...daysOf(input), source: input.source, validFrom: input.validFrom,
  })]);
  return {};
});

function daysOf({ contact, decide, transfer }: Limits): Limits {
  return { contact, decide, transfer };
}
