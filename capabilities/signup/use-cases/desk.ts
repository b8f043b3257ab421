import type { Ctx } from '#platform/access/ctx.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { windowStart } from '../rules/limit-window.ts';
import { standingKey, usedKey, type Known, type OfferNow, type Standing } from '../rules/settle-entries.ts';
import { addTakings, nextFlowBack, type Taken, type Taking } from '../rules/shares.ts';
import { countUsed, listEntriesById, listStanding, type EntryRow } from '../store/entries.ts';
import { listShares, lockLimits, type LimitRow, type OfferRow, type ShareRow } from '../store/offers.ts';

/** Everything that decides about some persons at some offers, read while the offers are held. In the reach 'job'. */
export async function readKnown(ctx: Ctx, offers: readonly OfferRow[], reading: Awaited<ReturnType<typeof readDesk>>): Promise<Known> {
  const limits = new Map((await lockLimits(ctx.tx, offers.flatMap(({ limitId }) => limitId ?? []))).map((limit) => [limit.id, limit]));
  const used = new Map<string, number>();
  for (const limit of limits.values()) {
    const rows = await countUsed(ctx.tx, limit.id, windowStart(limit.period, ctx.clock.now()), reading.personIds);
    for (const row of rows) used.set(usedKey(limit.id, row.personId), row.used);
  }
  return {
    offers: new Map(offers.map((offer) => [offer.id, toOfferNow(offer, reading.shares, offer.limitId === null ? undefined : limits.get(offer.limitId))])),
    standing: new Map(reading.standing.map((row) => [standingKey(row.offerId, row.personId), toStanding(row)])),
    former: new Map(reading.former.map((row) => [row.id, { offerId: row.offerId, personId: row.personId, entry: toStanding(row) }])),
    used,
  };
}

/** Who asks for what, and under which ids. */
export type Asking = { readonly offerIds: readonly string[]; readonly personIds: readonly string[]; readonly entryIds: readonly string[] };

export async function readDesk(ctx: Ctx, { offerIds, personIds, entryIds }: Asking) {
  const [shares, standing, former] = await Promise.all([listShares(ctx.tx, offerIds), listStanding(ctx.tx, offerIds, personIds), listEntriesById(ctx.tx, entryIds)]);
  return { shares, standing, former, personIds };
}

export function takenOf(shares: readonly ShareRow[]): Taken {
  return new Map(shares.map(({ unionId, taken }) => [unionId, taken]));
}

/** The moment at which a waiting list has to be looked at: places flow back, or an offer is over. */
export function nextDue(shares: readonly ShareRow[], untils: readonly Date[], now: Date): string | null {
  const back = nextFlowBack(shares, now);
  const moments = [...untils, ...(back === undefined ? [] : [back])].map((moment) => moment.getTime());
  return moments.length === 0 ? null : shiftInstant(now, Math.min(...moments) - now.getTime()).toISOString();
}

/** Takings of several groups, from sums that already hold others. */
export function addAll(taken: Taken, groups: readonly (readonly Taking[])[]): Taken {
  return groups.reduce((sums, takings) => addTakings(sums, takings, 1), taken);
}

function toOfferNow(offer: OfferRow, shares: readonly ShareRow[], limit: LimitRow | undefined): OfferNow {
  const own = shares.filter(({ offerId }) => offerId === offer.id);
  return {
    ...offer, offerId: offer.id, isCancelled: offer.cancelledAt !== null, shares: own, taken: takenOf(own),
    limit: limit === undefined ? undefined : { limitId: limit.id, most: limit.most },
  };
}

function toStanding(row: EntryRow): Standing {
  return { entryId: row.id, state: row.state, position: row.position, persons: row.persons, takings: row.takings, before: undefined };
}
