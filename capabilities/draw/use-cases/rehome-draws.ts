import type { Ctx } from '#platform/access/ctx.ts';
import { record } from '#platform/journal/journal.ts';
import { toId } from '#platform/kernel/id.ts';
import { holdHeirs } from '#platform/orgs/tree/hold-heirs.ts';
import { drawRehomed } from '../events/definitions.ts';
import { nextCloser } from '../rules/next-closer.ts';
import { listUnionsLeftBehind, lockDrawsLeftBehind } from '../store/draws.ts';
import { listParties } from '../store/parties.ts';

// A few milliseconds each: far below the five seconds that a job's transaction may take.
const BATCH = 100;

/**
 * Draws that are not over go to the successors of unions that are no more; `true` when there may be more. What was drawn stays with
 * whoever drew it, and a frozen list names its parties as they were.
 */
export async function rehomeDraws(ctx: Ctx): Promise<boolean> {
  const concerned = await listUnionsLeftBehind(ctx.tx);
  if (concerned.length === 0) return false;
  // Unions before draws, as everywhere. One that stands is its own successor.
  const heirs = await holdHeirs(ctx, concerned);
  const draws = await lockDrawsLeftBehind(ctx.tx, BATCH);
  const parties = await listParties(ctx.tx, draws.map(({ id }) => id));
  const going = draws.flatMap(({ id: drawId, unionId, closerId }) => {
    const organiser = heirs.get(unionId);
    if (organiser === undefined) return [];
    const hasCommitted = parties.some((one) => one.drawId === drawId && one.role === 'closer');
    const next = nextCloser(organiser, { id: closerId === null ? null : heirs.get(closerId)?.id ?? closerId, hasCommitted });
    if (organiser.id === unionId && next === closerId) return [];
    return [drawRehomed({ drawId, unionId, toUnionId: toId<'union'>(organiser.id), closerId: next, formerCloserId: closerId })];
  });
  if (going.length > 0) await record(ctx, going);
  return going.length === BATCH;
}
