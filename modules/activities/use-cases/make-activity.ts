import { openDraws } from '#capabilities/draw/use-cases/open-draws.ts';
import { offerPlaces } from '#capabilities/signup/use-cases/offer-places.ts';
import { listOffers } from '#capabilities/signup/store/offers.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { systemReach } from '#platform/access/reach.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { soundsOf } from '#platform/text/sounds.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { activityMade } from '../events/definitions.ts';
import { checkSessions, type Session } from '../rules/sessions.ts';
import { findActivity } from '../store/activities.ts';

/** An activity is published as it is made; every session's places are offered in the same transaction. */
export const makeActivity = handle(endpoints.makeActivity, async (ctx, input, union) => {
  const sessions = orThrow(checkSessions(input.sessions, ctx.clock.now()));
  const activityId = toId<'activity'>(input.activityId);
  if (input.opensAt >= input.closesAt || sessions.some(({ beginsAt }) => input.closesAt > beginsAt)) throw new AppError(errors['opens-late'], { field: 'closesAt' });
  if (await isIdTaken(ctx, input)) throw new AppError(errors['id-taken']);
  const { kind, title, summary, place, contact, way, audience, groupMost, planNumber } = input;
  await record(ctx, [activityMade({
    activityId, unionId: union.id, kind, title, sounds: await soundsOf(title), summary, place, contact, way, audience, groupMost, planNumber, sessions: sessions.map(toWritten),
    opensAt: input.opensAt.toISOString(), closesAt: input.closesAt.toISOString(), madeOn: dateInChina(ctx.clock.now()),
  })]);
  const offers = sessions.map((session) => ({
    ...input, offerId: toId<'offer'>(session.sessionId), service: 'activities', title: session.label === '' ? title : `${title} · ${session.label}`,
    link: `/activities/${activityId}`, lastMoment: session.beginsAt, limitId: input.limitId, questions: input.questions ?? null,
    shares: input.shares.map((share) => ({ ...share, parentId: share.parentId ?? undefined, flowsBackAt: share.flowsBackAt ?? undefined })),
  }));
  await offerPlaces(ctx, union, offers);
  if (way === 'draw') await openDraws(ctx, union, offers.map((offer) => ({ ...offer, drawId: offer.offerId, places: offer.shares[0]?.places ?? 0 })));
  return {};
});

/** Ids come from the officer's browser: one that somebody else's activity has would write over it. */
function isIdTaken(ctx: Ctx, { activityId, sessions }: { readonly activityId: string; readonly sessions: readonly Session[] }): Promise<boolean> {
  return withSystemReach(ctx, 'job', async (job) => {
    const [activity, offers] = [await findActivity(job.tx, systemReach('job'), activityId, false), await listOffers(job.tx, sessions.map(({ sessionId }) => sessionId))];
    return activity !== undefined || offers.length > 0;
  });
}

export function toWritten({ sessionId, label, place, beginsAt, endsAt }: Session) {
  return { sessionId, label, place, beginsAt: beginsAt.toISOString(), endsAt: endsAt.toISOString() };
}
