import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { findUnion, type UnionRow } from '#platform/orgs/store/unions.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { standardSet } from '../events/definitions.ts';
import type { Standard } from '../rules/entitlement.ts';
import type { StandardRow } from '../store/rows.ts';
import { listOwnStandards, listStandardsAt } from '../store/standards.ts';
import { todayOf, unionNames } from './asking-person.ts';

/** The nearest word on the way up: the line is the county's, so that the union next to the household knows it best. */
export async function standardOf(ctx: Pick<Ctx, 'tx'>, unionId: string, on: PlainDate): Promise<StandardRow | undefined> {
  const union = await findUnion(ctx.tx, unionId);
  return union === undefined ? undefined : standardAt(ctx, union, on);
}

async function standardAt({ tx }: Pick<Ctx, 'tx'>, { id, ancestors }: Pick<UnionRow, 'id' | 'ancestors'>, on: PlainDate): Promise<StandardRow | undefined> {
  const ladder: readonly string[] = [id, ...ancestors.toReversed()];
  const rows = await listStandardsAt(tx, ladder, on);
  return ladder.map((rung) => rows.find((row) => row.unionId === rung)).find((row) => row !== undefined);
}

export const readStandard = handle(endpoints.readStandard, async (ctx, _input, union) => {
  const inForce = await standardAt(ctx, union, todayOf(ctx));
  const nameOf = await unionNames(ctx, inForce === undefined ? [] : [inForce]);
  return {
    unionName: union.name,
    inForce: inForce === undefined ? null : { ...toWord(inForce), setBy: nameOf(inForce.unionId) },
    own: (await listOwnStandards(ctx.tx, union.id)).map((row) => ({ standardId: row.id, ...toWord(row), validTo: row.validTo })),
  };
});

/** Never backwards: what was decided under the old word was decided rightly. */
export const setStandard = handle(endpoints.setStandard, async (ctx, input, union) => {
  if (input.validFrom < todayOf(ctx)) throw new AppError(errors['standard-past'], { field: 'validFrom' });
  const { source, validFrom } = input;
  await record(ctx, [standardSet({ standardId: newId<'aid-standard'>(ctx), unionId: union.id, ...parametersOf(input), source, validFrom })]);
  return {};
});

function toWord(row: StandardRow) {
  return { ...parametersOf(row), source: row.source, validFrom: row.validFrom };
}

function parametersOf({ line, deepMonths, relativeMonths, accidentMost }: Standard): Standard {
  return { line, deepMonths, relativeMonths, accidentMost };
}
