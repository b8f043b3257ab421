import { z } from 'zod';
import { c1, c2, c4, defineEvent, idField } from '#platform/contract/event.ts';
import { count, type FigureChange } from '#platform/contract/figure.ts';
import type { NoticeIntent } from '#platform/contract/notice.ts';
import { isUuid, toId, type UnionId } from '#platform/kernel/id.ts';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import { METRICS } from '../rules/metrics.ts';

const date = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value));
const ofActivity = { activityId: idField<'activity'>(), unionId: idField<'union'>() };
/** What every event about one photo repeats, so that figures and notices look nothing up. */
const ofPhoto = { ...ofActivity, photoId: idField<'photo'>(), personId: idField<'person'>(), day: c2(date) };
export const ENDS = ['declined', 'taken-back', 'expired'] as const;

/** All pictures of an activity anew, the cover first. */
export const picturesSet = defineEvent('activities.picturesSet', { crosses: 'both', subject: 'activityId', fields: { ...ofActivity, photos: c1(z.array(z.string().refine(isUuid))) } });

/** Put on the wall with a yes to what `consent` says; an officer's own stands at once. */
export const photoPut = defineEvent('activities.photoPut', {
  crosses: 'both', subject: 'photoId', fields: { ...ofPhoto, consent: c2(z.string()), stands: c2(z.boolean()) },
  figures: (event) => (event.stands ? [standing(event, 1)] : []),
});

export const photoAgreed = defineEvent('activities.photoAgreed', { crosses: 'both', subject: 'photoId', fields: ofPhoto, figures: (event) => [standing(event, 1)] });

/** Somebody is on it and does not want to be; who that was is nobody's business. */
export const photoHidden = defineEvent('activities.photoHidden', {
  crosses: 'both', subject: 'photoId', fields: ofPhoto, figures: (event) => [standing(event, -1)],
  notices: (event): NoticeIntent[] => [
    { to: { union: event.unionId, roles: ['chair', 'administrator'] }, kind: 'activities.notice.photo-hidden', params: {}, link: `/office/activities/${event.activityId}` },
  ],
});

/** Shown again, by an officer who says why. */
export const photoRestored = defineEvent('activities.photoRestored', {
  crosses: 'both', subject: 'photoId', sealedBy: 'personId', fields: { ...ofPhoto, reason: c4(z.string()) }, figures: (event) => [standing(event, 1)],
});

/** Gone from the wall, with its bytes. */
export const photoEnded = defineEvent('activities.photoEnded', {
  crosses: 'both', subject: 'photoId', fields: { ...ofPhoto, end: c2(z.enum(ENDS)), stood: c2(z.boolean()) },
  figures: (event) => (event.stood ? [standing(event, -1)] : []),
  notices: (event): NoticeIntent[] => (event.end === 'declined' ? [{ to: { person: toId<'person'>(event.personId) }, kind: 'activities.notice.photo-declined', params: {}, link: `/activities/${event.activityId}` }] : []),
});

/** Counted on the day it was put, which never changes. */
function standing({ unionId, day }: { readonly unionId: UnionId; readonly day: PlainDate }, by: number): FigureChange {
  return count(METRICS.photos, unionId, day, by);
}
