import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/errors.ts';
import { entryEnded, offerTaken } from '../events/definitions.ts';
import { listEntriesById, listEntriesOf, type EntryRow } from '../store/entries.ts';
import { listShares, lockOffers, type OfferRow } from '../store/offers.ts';
import { nextDue } from './desk.ts';
import { moveWaiting } from './move-waiting.ts';

/** Giving places or a turn back: whoever waits is asked in the same moment. */
export const leave = handle(endpoints.leave, (ctx, _input, row) => withEntry(ctx, row, async (job, { offer, entry }) => {
  if (entry.state === 'left') return {};
  if (entry.endedAt !== null) throw new AppError(errors['over-already']);
  if (ctx.clock.now() >= offer.lastMoment) throw new AppError(errors['closed']);
  await end(job, { offer, entry }, 'left');
  return {};
}));

/** A hold that ran out is over, also where nobody has looked at the list yet. */
export const answerOffer = handle(endpoints.answerOffer, (ctx, { isTaken }, row) => withEntry(ctx, row, async (job, { offer, entry }) => {
  const { offeredUntil } = entry;
  if (entry.state === (isTaken ? 'placed' : 'declined')) return {};
  if (offeredUntil === null || offeredUntil <= ctx.clock.now()) throw new AppError(errors['nothing-offered']);
  if (!isTaken) {
    await end(job, { offer, entry }, 'declined');
    return {};
  }
  const [shares, offered] = [await listShares(job.tx, [offer.id]), await listEntriesOf(job.tx, offer.id, ['offered'])];
  const others = offered.flatMap((one) => (one.id === entry.id ? [] : one.offeredUntil ?? []));
  await record(job, [offerTaken({ ...headOf(offer, entry), dueAt: nextDue(shares, others, ctx.clock.now()) })]);
  return {};
}));

type Held = { readonly offer: OfferRow; readonly entry: EntryRow };

/** The offer is held before its entry is looked at: a crowd holds it the same way, and so nobody waits for anybody in a ring. */
function withEntry<T>(ctx: Ctx, row: EntryRow, work: (job: Ctx, held: Held) => Promise<T>): Promise<T> {
  return withSystemReach(ctx, 'job', async (job) => {
    const [offer] = await lockOffers(job.tx, [row.offerId]);
    const [entry] = await listEntriesById(job.tx, [row.id]);
    if (offer === undefined || entry === undefined) throw new TypeError('an entry lost its offer');
    return work(job, { offer, entry });
  });
}

async function end(job: Ctx, { offer, entry }: Held, how: 'left' | 'declined'): Promise<void> {
  await record(job, [entryEnded({ ...headOf(offer, entry), dueAt: offer.dueAt?.toISOString() ?? null, end: how, takings: [...entry.takings] })]);
  await moveWaiting(job, offer);
}

function headOf(offer: OfferRow, entry: EntryRow) {
  return { offerId: offer.id, unionId: offer.unionId, entryId: entry.id, personId: entry.personId, link: offer.link };
}
