import { handle, type Handler } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/errors.ts';
import { closerAsked, drawEnded, freezeExtended } from '../events/definitions.ts';
import type { Pools } from '../pools.ts';
import { checkExtension } from '../rules/timetable.ts';
import { mayClose } from '../rules/who-commits.ts';
import type { DrawRow } from '../store/draws.ts';
import { listParties } from '../store/parties.ts';

/** A topmost union asks another; any union may ask one further up than the next. Nobody is asked again once they committed. */
export const askCloser = handle(endpoints.askCloser, async (ctx, { closerId }, draw) => {
  if (!isWaiting(draw)) throw new AppError(errors['committing-over']);
  const [organiser, closer] = [await findUnion(ctx.tx, draw.unionId), await findUnion(ctx.tx, closerId)];
  if (organiser === undefined || closer === undefined || closer.dissolvedAt !== null || !mayClose(organiser, closer.id)) throw new AppError(errors['closer-unfit']);
  const parties = await withSystemReach(ctx, 'job', ({ tx }) => listParties(tx, [draw.id]));
  if (parties.some(({ role }) => role === 'closer')) throw new AppError(errors['committed-already']);
  if (closer.id !== draw.closerId) await record(ctx, [closerAsked({ drawId: draw.id, unionId: draw.unionId, closerId: closer.id })]);
  return {};
});

/** More time for whoever is missing, published with its reason; both turns still end before that begins which is drawn for. */
export function extend(pools: Pools): Handler {
  return handle(endpoints.extend, async (ctx, { freezeBy, reason }, draw) => {
    if (!isWaiting(draw)) throw new AppError(errors['not-waiting']);
    const pool = await withSystemReach(ctx, 'job', (job) => pools.hold(job, draw.id));
    if (pool === undefined || pool.isCancelled) throw new AppError(errors['not-waiting']);
    const until = orThrow(checkExtension(freezeBy, { ...draw, now: ctx.clock.now(), lastMoment: pool.lastMoment })).toISOString();
    await record(ctx, [freezeExtended({ drawId: draw.id, unionId: draw.unionId, freezeBy: until, reason, dueAt: draw.state === 'open' ? draw.freezeAt.toISOString() : until })]);
    return {};
  });
}

/** Only where a draw did not come about: before, it was promised; after the freeze, it takes place. */
export function turnToApproval(pools: Pools): Handler {
  return handle(endpoints.turnToApproval, async (ctx, { reason }, draw) => {
    if (draw.state !== 'delayed' && draw.state !== 'stuck') throw new AppError(errors['not-waiting']);
    await record(ctx, [drawEnded({ drawId: draw.id, unionId: draw.unionId, ending: 'turned', reason })]);
    await withSystemReach(ctx, 'job', (job) => pools.turnToApproval(job, draw.id));
    return {};
  });
}

function isWaiting({ state }: DrawRow): boolean {
  return state === 'open' || state === 'delayed' || state === 'stuck';
}
