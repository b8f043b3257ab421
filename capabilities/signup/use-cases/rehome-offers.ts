import type { Ctx } from '#platform/access/ctx.ts';
import { record } from '#platform/journal/journal.ts';
import { holdHeirs } from '#platform/orgs/tree/hold-heirs.ts';
import { offerRehomed } from '../events/rehoming.ts';
import { listEndedOfferers, lockOffersLeftBehind } from '../store/left-behind.ts';

// A few milliseconds each: far below the five seconds that a job's transaction may take.
const BATCH = 100;

/** Offers that still lie ahead go to the successors of unions that are no more; `true` when there may be more. */
export async function rehomeOffers(ctx: Ctx): Promise<boolean> {
  const now = ctx.clock.now();
  // Unions before offers, as everywhere.
  const heirs = await holdHeirs(ctx, await listEndedOfferers(ctx.tx, now));
  const offers = heirs.size === 0 ? [] : await lockOffersLeftBehind(ctx.tx, { now, limit: BATCH });
  const going = offers.flatMap(({ id: offerId, unionId }) => {
    const heir = heirs.get(unionId);
    return heir === undefined ? [] : [offerRehomed({ offerId, unionId, toUnionId: heir.id })];
  });
  if (going.length > 0) await record(ctx, going);
  return going.length === BATCH;
}
