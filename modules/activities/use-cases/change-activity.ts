import { callOffDraws } from '#capabilities/draw/use-cases/open-draws.ts';
import { askAgain, cancelOffers } from '#capabilities/signup/use-cases/offer-places.ts';
import { handle } from '#platform/access/handler.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { soundsOf } from '#platform/text/sounds.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { activityCancelled, activityRevised } from '../events/definitions.ts';
import { checkSessions, movedSessions } from '../rules/sessions.ts';
import { listSessions, type ActivityRow } from '../store/activities.ts';
import { toWritten } from './make-activity.ts';

/** Whoever holds a place in a session that moved is asked whether they still come; silence gives the place to the next. */
export const reviseActivity = handle(endpoints.reviseActivity, async (ctx, input, activity) => {
  requireRunning(activity, ctx.clock.now());
  const before = (await listSessions(ctx.tx, [activity.id])).map((row) => ({ ...row, sessionId: row.id }));
  const isSameSet = input.sessions.length === before.length && input.sessions.every(({ sessionId }) => before.some((row) => row.id === sessionId));
  if (!isSameSet) throw new AppError(errors['session-twice']);
  const moved = movedSessions(before, input.sessions);
  orThrow(checkSessions(input.sessions.filter(({ sessionId }) => moved.includes(sessionId)), ctx.clock.now()));
  const { title, summary, place, contact } = input;
  const hasOtherWords = title !== activity.title || summary !== activity.summary || place !== activity.place || contact !== activity.contact
    || input.sessions.some(({ sessionId, label }) => before.some((row) => row.id === sessionId && row.label !== label));
  if (moved.length === 0 && !hasOtherWords) throw new AppError(errors['nothing-changed']);
  await record(ctx, [activityRevised({ activityId: activity.id, unionId: activity.unionId, title, sounds: await soundsOf(title), summary, place, contact, sessions: input.sessions.map(toWritten) })]);
  const asked = await askAgain(ctx, input.sessions.filter(({ sessionId }) => moved.includes(sessionId)).map(({ sessionId, beginsAt }) => ({ offerId: sessionId, lastMoment: beginsAt })));
  return { asked };
});

/** Called off: everybody on its lists is told in the same transaction. */
export const cancelActivity = handle(endpoints.cancelActivity, async (ctx, { reason }, activity) => {
  requireRunning(activity, ctx.clock.now());
  await record(ctx, [activityCancelled({ activityId: activity.id, unionId: activity.unionId, reason, madeOn: activity.madeOn })]);
  const sessions = (await listSessions(ctx.tx, [activity.id])).map(({ id }) => id);
  await callOffDraws(ctx, sessions);
  await cancelOffers(ctx, sessions);
  return {};
});

function requireRunning(activity: ActivityRow, now: Date): void {
  if (activity.cancelledAt !== null) throw new AppError(errors['cancelled-already']);
  if (activity.endsAt <= now) throw new AppError(errors['over-already']);
}
