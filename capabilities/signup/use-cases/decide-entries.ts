import { handle } from '#platform/access/handler.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/errors.ts';
import { entryAgreed, entryEnded, poolSettled, poolTurned } from '../events/definitions.ts';
import { freePlaces, takeFrom, type Taking } from '../rules/shares.ts';
import { listEntriesById, listEntriesOf, listMembers, type EntryRow } from '../store/entries.ts';
import { listShares, lockOffers, type OfferRow } from '../store/offers.ts';
import { takenOf } from './desk.ts';
import { moveWaiting } from './move-waiting.ts';

/** 审批: those agreed to get places in the order in which they came; where none are left they wait. */
export const decideEntries = handle(endpoints.decideEntries, (ctx, input, offer) => withSystemReach(ctx, 'job', async (job) => {
  if (offer.cancelledAt !== null) throw new AppError(errors['offer-cancelled']);
  const entries = (await listEntriesById(job.tx, input.entries)).filter((row) => row.offerId === offer.id);
  if (entries.length < new Set(input.entries).size || entries.some(({ state }) => state !== 'asked')) throw new AppError(errors['nothing-asked']);
  const dueAt = offer.dueAt?.toISOString() ?? null;
  const headOf = (row: EntryRow) => ({ offerId: offer.id, unionId: offer.unionId, entryId: row.id, personId: row.personId, link: offer.link, dueAt });
  if (!input.isAgreed) {
    await record(job, entries.map((row) => entryEnded({ ...headOf(row), end: 'refused', takings: [] })));
    return { placed: 0, waiting: 0, refused: entries.length };
  }
  const placed = await placeInOrder(job, offer, entries);
  await record(job, placed.map(({ row, takings }) => entryAgreed({ ...headOf(row), takings: [...takings] })));
  const waiting = placed.filter(({ takings }) => takings.length === 0).length;
  return { placed: placed.length - waiting, waiting, refused: 0 };
}));

/** A drawn order, of all that were pooled, and those of them that have places: nobody reckons it anew. */
export type Drawn = { readonly order: readonly string[]; readonly placed: ReadonlySet<string> };

/**
 * What a draw came to. Who has a place in the published file gets it, the others wait in the drawn order. Who left since the
 * freeze keeps their line in the file and gets nothing; their places are offered to those who wait, as ever.
 */
export async function settlePool(ctx: Ctx, offerId: string, { order, placed }: Drawn): Promise<void> {
  await withSystemReach(ctx, 'job', async (job) => {
    const [offer] = await lockOffers(job.tx, [offerId]);
    if (offer === undefined || offer.cancelledAt !== null) throw new AppError(errors['offer-cancelled']);
    const byId = new Map<string, EntryRow>((await listEntriesById(job.tx, order)).map((row) => [row.id, row]));
    const [root] = await listShares(job.tx, [offer.id]);
    const entries = order.flatMap((id, index) => {
      const row = byId.get(id);
      if (row === undefined || root === undefined || row.offerId !== offer.id || row.state !== 'pooled') return [];
      const isPlaced = placed.has(id);
      // Offers of this way have one share (offerPlaces).
      const takings = isPlaced ? [{ unionId: root.unionId, persons: row.persons }] : [];
      return [{ entryId: row.id, personId: row.personId, persons: row.persons, state: isPlaced ? 'placed' as const : 'waiting' as const, position: index + 1, takings }];
    });
    await record(job, [poolSettled({ offerId: offer.id, unionId: offer.unionId, dueAt: offer.dueAt?.toISOString() ?? null, link: offer.link, entries })]);
    const [settled] = await lockOffers(job.tx, [offerId]);
    if (settled !== undefined) await moveWaiting(job, settled);
  });
}

/** No draw came about: an officer decides about those who signed up for it. */
export async function turnPool(ctx: Ctx, offerId: string): Promise<void> {
  await withSystemReach(ctx, 'job', async (job) => {
    const [offer] = await lockOffers(job.tx, [offerId]);
    if (offer === undefined || offer.cancelledAt !== null) throw new AppError(errors['offer-cancelled']);
    const pooled = await listEntriesOf(job.tx, offer.id, ['pooled']);
    await record(job, [poolTurned({ offerId: offer.id, unionId: offer.unionId, link: offer.link, entries: pooled.map(({ id }) => id), persons: pooled.map(({ personId }) => personId) })]);
  });
}

async function placeInOrder(ctx: Ctx, offer: OfferRow, rows: readonly EntryRow[]): Promise<{ row: EntryRow; takings: readonly Taking[] }[]> {
  const [shares, members] = [await listShares(ctx.tx, [offer.id]), await listMembers(ctx.tx, rows.map(({ personId }) => personId))];
  const free = new Map(freePlaces(shares, takenOf(shares), ctx.clock.now()));
  return rows.map((row) => {
    const places = takeFrom(free, { line: members.get(row.personId)?.line ?? [], persons: row.persons });
    const takings = places.ok ? places.value : [];
    for (const { unionId, persons } of takings) free.set(unionId, (free.get(unionId) ?? 0) - persons);
    return { row, takings };
  });
}
