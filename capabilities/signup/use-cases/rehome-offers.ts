import type { Ctx } from '#platform/access/ctx.ts';
import { record } from '#platform/journal/journal.ts';
import { listHeirs } from '#platform/orgs/tree/store/heirs.ts';
import { offerRehomed } from '../events/rehoming.ts';
import { listOffersLeftBehind } from '../store/left-behind.ts';

// A few milliseconds each: far below the five seconds that a job's transaction may take.
const BATCH = 100;

/** Offers that still lie ahead go to the successors of unions that are no more; `true` when there may be more. */
export async function rehomeOffers(ctx: Ctx): Promise<boolean> {
  const offers = await listOffersLeftBehind(ctx.tx, { now: ctx.clock.now(), limit: BATCH });
  const heirs = new Map((await listHeirs(ctx.tx, offers.map(({ unionId }) => unionId))).map((heir) => [heir.endedId, heir.unionId]));
  const going = offers.flatMap(({ id: offerId, unionId }) => {
    const toUnionId = heirs.get(unionId);
    return toUnionId === undefined ? [] : [offerRehomed({ offerId, unionId, toUnionId })];
  });
  if (going.length > 0) await record(ctx, going);
  return going.length === BATCH;
}
