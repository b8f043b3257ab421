import { offerPlaces } from '#capabilities/signup/use-cases/offer-places.ts';
import { handle } from '#platform/access/handler.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { activityMade } from '../events/definitions.ts';
import { checkSessions, type Session } from '../rules/sessions.ts';

/** An activity is published as it is made; every session's places are offered in the same transaction. */
export const makeActivity = handle(endpoints.makeActivity, async (ctx, input, union) => {
  const sessions = orThrow(checkSessions(input.sessions, ctx.clock.now()));
  const activityId = toId<'activity'>(input.activityId);
  if (input.opensAt >= input.closesAt || sessions.some(({ beginsAt }) => input.closesAt > beginsAt)) throw new AppError(errors['opens-late'], { field: 'closesAt' });
  const { kind, title, summary, place, contact, way, audience, groupMost, planNumber } = input;
  await record(ctx, [activityMade({
    activityId, unionId: union.id, kind, title, summary, place, contact, way, audience, groupMost, planNumber, sessions: sessions.map(toWritten),
    opensAt: input.opensAt.toISOString(), closesAt: input.closesAt.toISOString(), madeOn: dateInChina(ctx.clock.now()),
  })]);
  await offerPlaces(ctx, union, sessions.map((session) => ({
    ...input, offerId: toId<'offer'>(session.sessionId), service: 'activities', title: session.label === '' ? title : `${title} · ${session.label}`,
    link: `/activities/${activityId}`, lastMoment: session.beginsAt, limitId: input.limitId ?? undefined,
    shares: input.shares.map((share) => ({ ...share, parentId: share.parentId ?? undefined, flowsBackAt: share.flowsBackAt ?? undefined })),
  })));
  return {};
});

export function toWritten({ sessionId, label, place, beginsAt, endsAt }: Session) {
  return { sessionId, label, place, beginsAt: beginsAt.toISOString(), endsAt: endsAt.toISOString() };
}
