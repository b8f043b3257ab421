import { listStanding } from '#capabilities/signup/store/entries.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { signedInPerson } from '#platform/accounts/signed-in-person.ts';
import { erasePhotos } from '#platform/files/store/erase-photos.ts';
import { claimPhotos, readPhotoBytes } from '#platform/files/store/photos.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId, type PersonId } from '#platform/kernel/id.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { errors } from '../contract/access.ts';
import { endpoints } from '../contract.ts';
import { photoEnded, photoHidden, photoPut } from '../events/photos.ts';
import { CONSENT, isOpen, isShown, keptUntil, putRefusal } from '../rules/photo-wall.ts';
import { listSessions, type ActivityRow } from '../store/activities.ts';
import { listWall, type PhotoRow } from '../store/photos.ts';
import { LIMITS } from '../wire.ts';
import { requireInvited } from './read-activities.ts';

export const listWallForMe = handle(endpoints.listWallForMe, (ctx, { activityId }) => withSystemReach(ctx, 'job', async (job) => {
  const { personId } = signedInPerson(ctx);
  const activity = await requireInvited(job, activityId, false);
  const photos = (await listWall(job.tx, activity.id)).map((row) => toShown(row, personId));
  const left = LIMITS.wallPhotos - photos.filter(({ isMine }) => isMine).length;
  return {
    photos: photos.filter(isShown), left, ownerId: personId, keptUntil: keptUntil(activity.endsAt),
    mayPut: isOpen(wallOf(activity), ctx.clock.now()) && await wasThere(job, activity, personId),
  };
}));

/** Held with the activity, so that two presses of one person count together. */
export const putPhotos = handle(endpoints.putPhotos, (ctx, { activityId, photos }) => withSystemReach(ctx, 'job', async (job) => {
  const { personId } = signedInPerson(ctx);
  const activity = await requireInvited(job, activityId, true);
  if (!await wasThere(job, activity, personId)) throw new AppError(errors['not-among']);
  await putOnWall(job, activity, { personId, photos, stands: false });
  return {};
}));

export const takeBackPhoto = handle(endpoints.takeBackPhoto, (ctx, { activityId, photoId }) => withSystemReach(ctx, 'job', async (job) => {
  const { personId } = signedInPerson(ctx);
  const activity = await requireInvited(job, activityId, true);
  const row = (await listWall(job.tx, activity.id)).find((one) => one.id === photoId && one.personId === personId);
  if (row === undefined) throw new AppError(errors['photo-unknown']);
  await endPhotos(job, [{ ...row, unionId: activity.unionId }], 'taken-back');
  return {};
}));

export const hidePhoto = handle(endpoints.hidePhoto, (ctx, { activityId, photoId }) => withSystemReach(ctx, 'job', async (job) => {
  const activity = await requireInvited(job, activityId, true);
  const row = (await listWall(job.tx, activity.id)).find((one) => one.id === photoId && one.state === 'standing');
  if (row === undefined) throw new AppError(errors['photo-unknown']);
  await record(job, [photoHidden(aboutPhoto(activity, row))]);
  return {};
}));

export const readWallPhotoForMe = handle(endpoints.readWallPhotoForMe, (ctx, { activityId, photoId, isSmall }) => withSystemReach(ctx, 'job', async (job) => {
  const { personId } = signedInPerson(ctx);
  const activity = await requireInvited(job, activityId, false);
  const row = (await listWall(job.tx, activity.id)).find(({ id }) => id === photoId);
  const bytes = row !== undefined && isShown(toShown(row, personId)) ? await readPhotoBytes(job, row.personId, photoId, isSmall) : undefined;
  if (bytes === undefined) throw new AppError(errors['photo-unknown']);
  return bytes;
}));

/** Uploads lie under the key of whoever puts them: forgetting that person closes them for good. In the reach 'job', the activity being held. */
export async function putOnWall(job: Ctx, activity: ActivityRow, { personId, photos, stands }: { readonly personId: PersonId; readonly photos: readonly string[]; readonly stands: boolean }): Promise<void> {
  const wanted = [...new Set(photos)];
  const own = (await listWall(job.tx, activity.id)).filter((row) => row.personId === personId).length;
  const refusal = putRefusal(wallOf(activity), { now: job.clock.now(), own, more: wanted.length });
  if (refusal !== undefined) throw new AppError(refusal);
  if (await claimPhotos(job, personId, wanted) !== wanted.length) throw new AppError(errors['photo-gone']);
  const day = dateInChina(job.clock.now());
  await record(job, wanted.map((id) => photoPut({ photoId: toId<'photo'>(id), activityId: activity.id, unionId: activity.unionId, personId, day, consent: CONSENT, stands })));
}

/** Off the wall, with their bytes. */
export async function endPhotos(job: Ctx, rows: readonly (PhotoRow & Pick<ActivityRow, 'unionId'>)[], end: 'declined' | 'taken-back' | 'expired'): Promise<void> {
  if (rows.length === 0) return;
  await record(job, rows.map((row) => photoEnded({ ...aboutPhoto({ id: row.activityId, unionId: row.unionId }, row), end, stood: row.state === 'standing' })));
  await erasePhotos(job, rows.map(({ id }) => id));
}

export function aboutPhoto({ id: activityId, unionId }: Pick<ActivityRow, 'id' | 'unionId'>, { id: photoId, personId, putOn }: PhotoRow) {
  return { activityId, unionId, photoId, personId, day: putOn };
}

export function toShown({ id, state, personId, putAt }: PhotoRow, asking: string) {
  return { photoId: id, state, isMine: personId === asking, putAt };
}

export function wallOf({ beginsAt, endsAt, cancelledAt }: ActivityRow) {
  return { beginsAt, endsAt, isCancelled: cancelledAt !== null };
}

/** Had a place in a session that has begun. */
async function wasThere(job: Ctx, activity: ActivityRow, personId: PersonId): Promise<boolean> {
  const begun = (await listSessions(job.tx, [activity.id])).filter(({ beginsAt }) => beginsAt <= job.clock.now()).map(({ id }) => id);
  return (await listStanding(job.tx, begun, [personId])).some(({ state }) => state === 'placed');
}
