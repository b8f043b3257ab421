import type { Ctx } from '#platform/access/ctx.ts';
import { listOffers } from '../store/offers.ts';
import type { Way } from '../wire.ts';

/** How the places of some offers are given now, by offer: a draw that did not come about was turned over to approval. */
export async function readWays({ tx }: Pick<Ctx, 'tx'>, offerIds: readonly string[]): Promise<ReadonlyMap<string, Way>> {
  return new Map((await listOffers(tx, offerIds)).map(({ id, way }) => [id, way]));
}
