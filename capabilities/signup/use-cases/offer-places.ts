import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { checkForm } from '#platform/forms/check-form.ts';
import type { Form } from '#platform/forms/form.ts';
import { record } from '#platform/journal/journal.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { Id } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { listUnionsById, type UnionRow } from '#platform/orgs/store/unions.ts';
import { errors } from '../contract/errors.ts';
import { entryEnded, offerCancelled, offerMoved, offerOpened } from '../events/definitions.ts';
import { checkShares, nextFlowBack, type Share } from '../rules/shares.ts';
import { listEntriesOf } from '../store/entries.ts';
import { listShares, lockLimits, lockOffers } from '../store/offers.ts';
import { nextDue } from './desk.ts';
import { LIVE_STATES, type Audience, type Way } from '../wire.ts';

/** What a module says of the places that it offers. */
export type NewOffer = {
  readonly offerId: Id<'offer'>;
  readonly service: string;
  readonly way: Way;
  readonly title: string;
  /** Where on the phone notices lead. */
  readonly link: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly lastMoment: Date;
  readonly holdMinutes: number;
  readonly groupMost: number;
  readonly waitingMost: number;
  readonly audience: Audience;
  readonly limitId: string | undefined;
  /** What is asked of whoever signs up; null for nothing. */
  readonly questions: Form | null;
  readonly shares: readonly Share[];
};

/** Offers places of a union: to nobody outside it and below, in shares that can be promised. */
export async function offerPlaces(ctx: Ctx, union: UnionRow, offers: readonly NewOffer[]): Promise<void> {
  const named = new Map((await listUnionsById(ctx.tx, offers.flatMap(({ audience, shares }) => [...audience.unionIds, ...shares.map(({ unionId }) => unionId)]))).map((row) => [row.id as string, row])); // -- looked up by plain ids
  const isBelow = (id: string) => id === union.id || named.get(id)?.ancestors.includes(union.id) === true;
  for (const offer of offers) {
    if (!(offer.opensAt < offer.closesAt && offer.closesAt <= offer.lastMoment)) throw new AppError(errors['dates-reversed'], { field: 'closesAt' });
    if (![...offer.audience.unionIds, ...offer.shares.map(({ unionId }) => unionId)].every(isBelow)) throw new AppError(errors['audience-outside']);
    orThrow(checkShares(offer.shares));
    requireForm(offer.questions);
    // One pool, one draw: what the published file gives out is what there is (docs/adr/0024-fair-draw.md).
    if (offer.way === 'draw' && offer.shares.length > 1) throw new AppError(errors['one-pool'], { field: 'shares' });
    await checkLimit(ctx, union, offer.limitId);
  }
  await record(ctx, offers.map((offer) => offerOpened({
    ...offer, unionId: union.id, audience: { ...offer.audience }, limitId: offer.limitId ?? null, dueAt: nextFlowBack(offer.shares, ctx.clock.now())?.toISOString() ?? null,
    opensAt: offer.opensAt.toISOString(), closesAt: offer.closesAt.toISOString(), lastMoment: offer.lastMoment.toISOString(),
    shares: offer.shares.map(({ unionId, parentId, places, flowsBackAt }) => ({ unionId, parentId: parentId ?? null, places, flowsBackAt: flowsBackAt?.toISOString() ?? null })),
  })));
}

/** Takes offers back: everybody on their lists is told. */
export async function cancelOffers(ctx: Ctx, offerIds: readonly string[]): Promise<void> {
  await withSystemReach(ctx, 'job', async (job) => {
    for (const offer of await lockOffers(job.tx, offerIds)) {
      if (offer.cancelledAt !== null) continue;
      const rows = await listEntriesOf(job.tx, offer.id, LIVE_STATES);
      await record(job, [
        ...rows.map((row) => entryEnded({
          offerId: offer.id, unionId: offer.unionId, entryId: row.id, personId: row.personId, link: offer.link, dueAt: null, end: 'cancelled', takings: [...row.takings],
        })),
        offerCancelled({ offerId: offer.id, unionId: offer.unionId }),
      ]);
    }
  });
}

/**
 * When or where was changed: whoever has a place is asked whether they still come, and has the usual time for it. Gives how many
 * were asked. Nobody is asked of an offer without places taken.
 */
export async function askAgain(ctx: Ctx, moved: readonly { readonly offerId: string; readonly lastMoment: Date }[]): Promise<number> {
  return withSystemReach(ctx, 'job', async (job) => {
    let asked = 0;
    for (const offer of await lockOffers(job.tx, moved.map(({ offerId }) => offerId))) {
      const lastMoment = moved.find(({ offerId }) => offerId === offer.id)?.lastMoment ?? offer.lastMoment;
      const rows = await listEntriesOf(job.tx, offer.id, ['placed', 'offered']);
      const wished = shiftInstant(ctx.clock.now(), offer.holdMinutes * 60_000);
      const until = wished < lastMoment ? wished : lastMoment;
      const dueAt = nextDue(await listShares(job.tx, [offer.id]), rows.length === 0 ? [] : [until], ctx.clock.now());
      await record(job, [offerMoved({
        offerId: offer.id, unionId: offer.unionId, link: offer.link, lastMoment: lastMoment.toISOString(), until: until.toISOString(), dueAt, entries: rows.map(({ id }) => id), persons: rows.map(({ personId }) => personId),
      })]);
      asked += rows.length;
    }
    return asked;
  });
}

/** A form that could not be answered is refused where it is written, field by field. */
function requireForm(form: Form | null): void {
  const problems = form === null ? [] : checkForm(form);
  if (problems.length === 0) return;
  throw new AppError(errors['questions-wrong'], {}, problems.map(({ key, reason, params }) => ({ path: `questions.${key}`, code: `forms.form.${reason}`, params })));
}

async function checkLimit(ctx: Ctx, union: UnionRow, limitId: string | undefined): Promise<void> {
  if (limitId === undefined) return;
  const [limit] = await withSystemReach(ctx, 'job', ({ tx }) => lockLimits(tx, [limitId]));
  if (limit === undefined || ![union.id, ...union.ancestors].some((id) => id === limit.unionId)) throw new AppError(errors['limit-unknown']);
}
