import type { Ctx } from '#platform/access/ctx.ts';
import { record } from '#platform/journal/journal.ts';
import { promoteWaiting, type Waiting } from '../rules/promote-waiting.ts';
import { entryEnded, listLooked, placesOffered } from '../events/definitions.ts';
import { listEntriesOf, listMembers, type EntryRow } from '../store/entries.ts';
import { listShares, lockDueOffers, type OfferRow } from '../store/offers.ts';
import { nextDue, takenOf } from './desk.ts';

const AT_ONCE = 20;

/** Offers what is free to those who wait, in their order, and ends offers that ran out. The caller holds the offer's row. In the reach 'job'. */
export async function moveWaiting(ctx: Ctx, offer: OfferRow): Promise<void> {
  const now = ctx.clock.now();
  const [shares, rows] = await Promise.all([listShares(ctx.tx, [offer.id]), listEntriesOf(ctx.tx, offer.id, ['waiting', 'offered'])]);
  const members = await listMembers(ctx.tx, rows.map(({ personId }) => personId));
  const list = rows.map((row): Waiting => ({
    entryId: row.id, position: row.position, persons: row.persons, line: members.get(row.personId)?.line ?? [],
    offer: row.offeredUntil === null ? undefined : { takings: row.takings, until: row.offeredUntil },
  }));
  const { offered, lapsed } = promoteWaiting(list, shares, takenOf(shares), { now, hold: offer.holdMinutes * 60_000, lastMoment: offer.lastMoment });
  const ended = new Set(lapsed);
  const standing = list.flatMap((one) => (one.offer === undefined || ended.has(one.entryId) ? [] : one.offer.until));
  const dueAt = nextDue(shares, [...standing, ...offered.map((one) => one.offer.until)], now);
  const byId = new Map<string, EntryRow>(rows.map((row) => [row.id, row]));
  const headOf = (entryId: string) => {
    const row = byId.get(entryId);
    if (row === undefined) throw new TypeError('an entry was lost on the way');
    return { offerId: offer.id, unionId: offer.unionId, entryId: row.id, personId: row.personId, link: offer.link, dueAt };
  };
  await record(ctx, [
    ...lapsed.map((entryId) => entryEnded({ ...headOf(entryId), end: 'lapsed', takings: [...(byId.get(entryId)?.takings ?? [])] })),
    ...offered.map((one) => placesOffered({ ...headOf(one.entryId), takings: [...one.offer.takings], until: one.offer.until.toISOString() })),
    ...(lapsed.length + offered.length === 0 && dueAt !== (offer.dueAt?.toISOString() ?? null) ? [listLooked({ offerId: offer.id, unionId: offer.unionId, dueAt })] : []),
  ]);
}

/** Lists whose time came, each held while it is moved; what is left comes with the next round. */
export async function moveDueLists(ctx: Ctx): Promise<void> {
  for (const offer of await lockDueOffers(ctx.tx, ctx.clock.now(), AT_ONCE)) await moveWaiting(ctx, offer);
}
