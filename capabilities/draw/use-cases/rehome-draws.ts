import type { Ctx } from '#platform/access/ctx.ts';
import { record } from '#platform/journal/journal.ts';
import { toId } from '#platform/kernel/id.ts';
import { listUnionsById } from '#platform/orgs/store/unions.ts';
import { listHeirs } from '#platform/orgs/tree/store/heirs.ts';
import { drawRehomed } from '../events/definitions.ts';
import { nextCloser } from '../rules/next-closer.ts';
import { listDrawsLeftBehind } from '../store/draws.ts';
import { listParties } from '../store/parties.ts';

// A few milliseconds each: far below the five seconds that a job's transaction may take.
const BATCH = 100;

/**
 * Draws that are not over go to the successors of unions that are no more; `true` when there may be more. What was drawn stays with
 * whoever drew it, and a frozen list names its parties as they were.
 */
export async function rehomeDraws(ctx: Ctx): Promise<boolean> {
  const draws = await listDrawsLeftBehind(ctx.tx, BATCH);
  const concerned = draws.flatMap(({ unionId, closerId }) => [unionId, ...(closerId === null ? [] : [closerId])]);
  const heirs = new Map((await listHeirs(ctx.tx, concerned)).map(({ endedId, unionId }): [string, string] => [endedId, unionId]));
  const heirOf = (unionId: string): string => heirs.get(unionId) ?? unionId;
  const unions = new Map((await listUnionsById(ctx.tx, concerned.map(heirOf))).map((union): [string, typeof union] => [union.id, union]));
  const parties = await listParties(ctx.tx, draws.map(({ id }) => id));
  const going = draws.flatMap(({ id: drawId, unionId, closerId }) => {
    const organiser = unions.get(heirOf(unionId));
    if (organiser === undefined) return [];
    const hasCommitted = parties.some((one) => one.drawId === drawId && one.role === 'closer');
    const next = nextCloser(organiser, { id: closerId === null ? null : heirOf(closerId), hasCommitted });
    return [drawRehomed({ drawId, unionId, toUnionId: toId<'union'>(organiser.id), closerId: next, formerCloserId: closerId })];
  });
  if (going.length > 0) await record(ctx, going);
  return going.length === BATCH;
}
