import type { Ctx } from '#platform/access/ctx.ts';
import { record } from '#platform/journal/journal.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { secondLeaderSet } from '../events.ts';
import { placeInSecondLine } from '../rules/place-union.ts';
import { countLed, countLedBelow, type UnionRow } from '../store/unions.ts';

/** Puts a union under a second leader. The caller holds both rows locked: the leader's count is the next place. */
export async function setSecondLeader(ctx: Ctx, union: UnionRow, leader: UnionRow): Promise<void> {
  const linePath = orThrow(placeInSecondLine({ ...union, ledCount: await countLed(ctx.tx, union.id) }, leader, await countLedBelow(ctx.tx, union)));
  await record(ctx, [secondLeaderSet({ unionId: union.id, leaderId: leader.id, path: union.path, linePath })]);
}
