import type { Pools } from '#capabilities/draw/pools.ts';
import { isFor } from '#capabilities/signup/rules/audience.ts';
import { listEntriesOf, listMembers } from '#capabilities/signup/store/entries.ts';
import { listOffers, lockOffers } from '#capabilities/signup/store/offers.ts';
import { findPooled } from '#capabilities/signup/store/pooled.ts';
import { settlePool, turnPool } from '#capabilities/signup/use-cases/decide-entries.ts';

/** Draws give the places for which people signed up: rooms of one floor know nothing of each other, and meet here. */
export const drawPools: Pools = {
  async hold({ tx }, drawId) {
    const [offer] = await lockOffers(tx, [drawId]);
    if (offer === undefined) return undefined;
    const pooled = await listEntriesOf(tx, offer.id, ['pooled']);
    return {
      isCancelled: offer.cancelledAt !== null, lastMoment: offer.lastMoment,
      entries: pooled.map(({ id, personId, persons }) => ({ entryId: id, personId, persons })),
    };
  },
  find: ({ tx }, drawId, asked) => findPooled(tx, drawId, asked),
  async isInvited({ tx }, drawId, personId) {
    const [offer] = await listOffers(tx, [drawId]);
    const member = (await listMembers(tx, [personId])).get(personId);
    return offer !== undefined && offer.cancelledAt === null && member !== undefined && isFor(offer.audience, member);
  },
  settle: settlePool,
  turnToApproval: turnPool,
};
