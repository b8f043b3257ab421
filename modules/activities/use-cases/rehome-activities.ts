import type { Ctx } from '#platform/access/ctx.ts';
import { record } from '#platform/journal/journal.ts';
import { listHeirs } from '#platform/orgs/tree/store/heirs.ts';
import { activityRehomed } from '../events/definitions.ts';
import { listActivitiesLeftBehind } from '../store/activities.ts';

// A few milliseconds each: far below the five seconds that a job's transaction may take.
const BATCH = 100;

/** What lies ahead goes to the successors of unions that are no more; places and draws follow by their rooms. `true` when there may be more. */
export async function rehomeActivities(ctx: Ctx): Promise<boolean> {
  const rows = await listActivitiesLeftBehind(ctx.tx, { now: ctx.clock.now(), limit: BATCH });
  const heirs = new Map((await listHeirs(ctx.tx, rows.map(({ unionId }) => unionId))).map((heir) => [heir.endedId, heir.unionId]));
  const going = rows.flatMap(({ id: activityId, unionId }) => {
    const toUnionId = heirs.get(unionId);
    return toUnionId === undefined ? [] : [activityRehomed({ activityId, unionId, toUnionId })];
  });
  if (going.length > 0) await record(ctx, going);
  return going.length === BATCH;
}
