import type { Tx } from '#platform/db/tx.ts';
import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import { photoAgreed, photoEnded, photoHidden, photoPut, photoRestored, picturesSet } from './photos.ts';

/** The only code that writes pictures and walls, here and in replay. */
export const photoAppliers: readonly Applier[] = [
  applier(picturesSet, async (tx, events) => {
    const last = [...new Map(events.map((event) => [event.activityId, event])).values()];
    await tx`
      update activities_activity t set pictures = e.photos
      from jsonb_to_recordset(${rowsOf(tx, last)}) as e("activityId" uuid, photos jsonb) where t.id = e."activityId"`;
  }),
  applier(photoPut, async (tx, events) => {
    await tx`
      insert into activities_photo (id, activity_id, person_id, state, consent, put_at, put_on)
      select e."photoId", e."activityId", e."personId", case when e.stands then 'standing' else 'waiting' end, e.consent, e.at, e.day
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("photoId" uuid, "activityId" uuid, "personId" uuid, stands boolean, consent text, at timestamptz, day date)`;
  }),
  applier(photoAgreed, (tx, events) => setState(tx, events, 'standing')),
  applier(photoHidden, (tx, events) => setState(tx, events, 'hidden')),
  applier(photoRestored, async (tx, events) => {
    const last = [...new Map(events.map((event) => [event.photoId, event])).values()];
    await tx`
      update activities_photo t set state = 'standing', restored_sealed = e.reason
      from jsonb_to_recordset(${rowsOf(tx, last)}) as e("photoId" uuid, reason text) where t.id = e."photoId"`;
  }),
  applier(photoEnded, async (tx, events) => {
    await tx`delete from activities_photo t where t.id = any(${events.map(({ photoId }) => photoId)}::uuid[])`;
  }),
];

async function setState(tx: Tx, events: readonly { readonly photoId: string }[], state: 'standing' | 'hidden'): Promise<void> {
  await tx`update activities_photo t set state = ${state} where t.id = any(${events.map(({ photoId }) => photoId)}::uuid[])`;
}
