import type { Ctx } from '#platform/access/ctx.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import type { AppealRow } from '../store/rows.ts';
import { dueAfter, type Due, type NextStep } from './case-clock.ts';
import { chooseHolder, type Holder } from './choose-holder.ts';
import { limitsFor } from './limits-in-force.ts';

export type Move = {
  readonly toUnionId: UnionId; readonly toPersonId: Holder['personId']; readonly rung: number; readonly limitDays: number | null;
} & Due;

/** The unions that a case has not climbed to yet, the next one first. */
export function rungsAbove(ladder: readonly UnionId[], row: Pick<AppealRow, 'rung'>): readonly UnionId[] {
  return ladder.slice(row.rung + 1);
}

/**
 * A new rung: the lowest of these unions that has somebody who is not excluded, with its limit counted from today. The
 * highest rung ever reached is kept, so that handing a case down does not make it climb the same rung twice.
 */
export async function moveUp(
  ctx: Ctx, row: AppealRow, to: { ladder: readonly UnionId[]; candidates: readonly UnionId[]; kind: NextStep['kind']; excluded?: readonly string[] },
): Promise<Move> {
  const excluded = [...row.excludedIds, ...(row.personId === null ? [] : [row.personId]), ...(to.excluded ?? [])];
  const holder = await chooseHolder(ctx, to.candidates, { excluded });
  const limits = await limitsFor(ctx.tx, to.ladder, { topic: row.topic, on: dateInChina(ctx.clock.now()) });
  const step = { toUnionId: holder.unionId, rung: Math.max(row.rung, to.ladder.indexOf(holder.unionId)), limitDays: limits.rungDays };
  return { ...step, toPersonId: holder.personId, ...await dueAfter(ctx, row, { kind: to.kind, ...step }) };
}

/** Another holder within the running rung: the clock goes on as it was. */
export async function moveAside(
  ctx: Ctx, row: AppealRow, to: Holder, kind: NextStep['kind'],
): Promise<Move> {
  const step = { toUnionId: to.unionId, rung: row.rung, limitDays: null };
  return { ...step, toPersonId: to.personId, ...await dueAfter(ctx, row, { kind, ...step }) };
}
