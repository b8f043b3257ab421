import { z } from 'zod';
import { audience, uuid, WAYS } from '#capabilities/signup/wire.ts';
import { c1, c2, c3, defineEvent, idField } from '#platform/contract/event.ts';
import { count } from '#platform/contract/figure.ts';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import { KINDS } from '../wire.ts';
import { METRICS } from '../rules/metrics.ts';

const date = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value));
const instant = z.iso.datetime();
const ofActivity = { activityId: idField<'activity'>(), unionId: idField<'union'>() };
const said = {
  title: c1(z.string()),
  /** How the title sounds, for the phone's search; kept here, because dictionaries change and replay does not. */
  sounds: c1(z.string()),
  summary: c1(z.string()), place: c1(z.string()), contact: c1(z.string()),
  sessions: c1(z.array(z.object({ sessionId: uuid, label: z.string(), place: z.string(), beginsAt: instant, endsAt: instant }))),
};

/** Published where it was made: what, where, when and for whom. Its places are offered beside it, session by session. */
export const activityMade = defineEvent('activities.activityMade', {
  crosses: 'both', subject: 'activityId',
  fields: {
    ...ofActivity, ...said, kind: c1(z.enum(KINDS)), way: c1(z.enum(WAYS)), audience: c1(audience), groupMost: c1(z.int()), planNumber: c2(z.string().nullable()), opensAt: c1(instant), closesAt: c1(instant), madeOn: c2(date),
  },
  figures: (event) => [count(METRICS.made, event.unionId, event.madeOn)],
});

export const activityRevised = defineEvent('activities.activityRevised', { crosses: 'both', subject: 'activityId', fields: { ...ofActivity, ...said } });

export const activityCancelled = defineEvent('activities.activityCancelled', {
  crosses: 'both', subject: 'activityId', fields: { ...ofActivity, reason: c1(z.string()), madeOn: c2(date) },
  figures: (event) => [count(METRICS.cancelled, event.unionId, event.madeOn)],
});

/** Its union is no more: the successor stands in its place, also among those whom it is for. */
export const activityRehomed = defineEvent('activities.activityRehomed', { crosses: 'both', subject: 'activityId', fields: { ...ofActivity, toUnionId: idField<'union'>() } });

/** Said once by whoever had a place. */
export const sessionRated = defineEvent('activities.sessionRated', {
  crosses: 'both', subject: 'ratingId', sealedBy: 'personId',
  fields: {
    ...ofActivity, ratingId: idField<'rating'>(), sessionId: idField<'offer'>(), personId: idField<'person'>(), stars: c2(z.int().min(1).max(5)), day: c2(date),
    words: c3(z.string().max(500).optional()),
  },
  figures: (event) => [count(METRICS.rated, event.unionId, event.day), count(METRICS.stars, event.unionId, event.day, event.stars)],
});
