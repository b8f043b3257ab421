import { offerPlaces } from '#capabilities/signup/use-cases/offer-places.ts';
import { activityMade } from '#modules/activities/events/definitions.ts';
import { toWritten } from '#modules/activities/use-cases/make-activity.ts';
import type { Ctx, House } from '#platform/access/ctx.ts';
import type { Database } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { settableClock, shiftInstant } from '#platform/kernel/clock.ts';
import type { Id } from '#platform/kernel/id.ts';
import { addDays, dateInChina, startOfDayInChina } from '#platform/kernel/plain-date.ts';
import { soundsOf } from '#platform/text/sounds.ts';
import { asSystem } from '../as-system.ts';
import { demoActivities, type DemoActivity } from './activities.demo.ts';
import { demoId } from './demo-id.ts';
import { demoUnionId, requireUnion } from './load-demo-unions.ts';

const [DAY, HOUR] = [86_400_000, 3_600_000];

/** An evening with shares, a train at a small station, a lesson underground, an open day: published two days ago, open for sign-ups. */
export async function loadActivities(parts: { house: House; db: Database }): Promise<void> {
  const now = parts.house.clock.now();
  const past = { db: parts.db, house: { ...parts.house, clock: settableClock(shiftInstant(now, -2 * DAY)) } };
  await asSystem(past, 'demo', async (ctx) => {
    for (const activity of demoActivities) await loadActivity(ctx, activity, now);
  });
}

async function loadActivity(ctx: Ctx, activity: DemoActivity, now: Date): Promise<void> {
  const union = await requireUnion(ctx, activity.union);
  const { kind, way, title, summary, place, contact, groupMost } = activity;
  const activityId = demoId<'activity'>(`activity:${title}`);
  const sessions = activity.sessions.map(({ label, day, from, hours }) => {
    const beginsAt = shiftInstant(startOfDayInChina(addDays(dateInChina(now), day)), from * HOUR);
    return { sessionId: sessionId(title, label), label, place, beginsAt, endsAt: shiftInstant(beginsAt, hours * HOUR) };
  });
  const first = sessions.reduce((earliest, { beginsAt }) => (beginsAt < earliest ? beginsAt : earliest), shiftInstant(now, 365 * DAY));
  const [opensAt, closesAt] = [ctx.clock.now(), shiftInstant(first, -DAY)];
  const audience = { unionIds: [union.id], kinds: ['regular' as const, 'individual' as const], retired: 'too' as const };
  await record(ctx, [activityMade({
    activityId, unionId: union.id, kind, title, sounds: await soundsOf(title), summary, place, contact, way, audience, groupMost, planNumber: null, sessions: sessions.map(toWritten),
    opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString(), madeOn: dateInChina(ctx.clock.now()),
  })]);
  await offerPlaces(ctx, union, sessions.map((session) => ({
    offerId: session.sessionId, service: 'activities', way, title: session.label === '' ? title : `${title} · ${session.label}`, link: `/activities/${activityId}`, opensAt, closesAt,
    lastMoment: session.beginsAt, holdMinutes: 24 * 60, groupMost, waitingMost: 60, audience, limitId: undefined, questions: null,
    shares: [
      { unionId: union.id, parentId: undefined, places: activity.places, flowsBackAt: undefined },
      ...activity.shares.map(([key, places, days]) => ({ unionId: demoUnionId(key), parentId: union.id, places, flowsBackAt: shiftInstant(first, -days * DAY) })),
    ],
  })));
}

function sessionId(title: string, label: string): Id<'offer'> {
  return demoId<'offer'>(`session:${title}:${label}`);
}
