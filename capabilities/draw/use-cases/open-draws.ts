import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { enqueue } from '#platform/jobs/enqueue.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { Id } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import { errors } from '../contract/errors.ts';
import { drawEnded, drawOpened } from '../events/definitions.ts';
import { timetableOf } from '../rules/timetable.ts';
import { lockDraws } from '../store/draws.ts';
import { LOOK_NOW } from './asking.ts';
import { LIMITS } from '../wire.ts';

/** What a module says of places that it gives by a draw; the draw bears their id. */
export type NewDraw = { readonly drawId: Id<'offer'>; readonly title: string; readonly link: string; readonly places: number; readonly closesAt: Date; readonly lastMoment: Date };

/** Opened with the places, in the same transaction: nobody has to think of it. The union above closes; a topmost one has to ask another. */
export async function openDraws(ctx: Ctx, union: UnionRow, draws: readonly NewDraw[]): Promise<void> {
  for (const moment of new Set(draws.map(({ closesAt }) => closesAt))) await enqueue(ctx, LOOK_NOW, {}, moment);
  await record(ctx, draws.map(({ drawId, title, link, places, closesAt, lastMoment }) => {
    if (places < 1 || places > LIMITS.places) throw new AppError(errors['out-of-bounds'], { field: 'places' });
    const { freezeAt, freezeBy, revealMinutes, closeMinutes } = orThrow(timetableOf(closesAt, lastMoment));
    return drawOpened({
      drawId, unionId: union.id, closerId: union.parentId, title, link, places, freezeAt: freezeAt.toISOString(), freezeBy: freezeBy.toISOString(), revealMinutes, closeMinutes,
    });
  }));
}

/** The places were taken back: before they are, so that draws are held before places. What was settled stays published. */
export async function callOffDraws(ctx: Ctx, drawIds: readonly string[]): Promise<void> {
  await withSystemReach(ctx, 'job', async (job) => {
    const draws = await lockDraws(job.tx, drawIds);
    await record(job, draws.filter(({ state }) => state !== 'settled' && state !== 'ended').map(({ id, unionId }) => drawEnded({ drawId: id, unionId, ending: 'cancelled', reason: '' })));
  });
}
