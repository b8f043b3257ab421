import type { Ctx } from '#platform/access/ctx.ts';
import { record } from '#platform/journal/journal.ts';
import { holdHeirs } from '#platform/orgs/tree/hold-heirs.ts';
import { activityRehomed } from '../events/definitions.ts';
import { listEndedMakers, lockActivitiesLeftBehind } from '../store/activities.ts';

// A few milliseconds each: far below the five seconds that a job's transaction may take.
const BATCH = 100;

/** What lies ahead goes to the successors of unions that are no more; places and draws follow by their rooms. `true` when there may be more. */
export async function rehomeActivities(ctx: Ctx): Promise<boolean> {
  const now = ctx.clock.now();
  // Unions before activities, as everywhere.
  const heirs = await holdHeirs(ctx, await listEndedMakers(ctx.tx, now));
  const rows = heirs.size === 0 ? [] : await lockActivitiesLeftBehind(ctx.tx, { now, limit: BATCH });
  const going = rows.flatMap(({ id: activityId, unionId }) => {
    const heir = heirs.get(unionId);
    return heir === undefined ? [] : [activityRehomed({ activityId, unionId, toUnionId: heir.id })];
  });
  if (going.length > 0) await record(ctx, going);
  return going.length === BATCH;
}
