import { handle } from '#platform/access/handler.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { erasePhotos } from '#platform/files/store/erase-photos.ts';
import { claimPhotos, readPhotoBytes } from '#platform/files/store/photos.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { errors } from '../contract/access.ts';
import { endpoints } from '../contract.ts';
import { picturesSet } from '../events/photos.ts';
import type { ActivityRow } from '../store/activities.ts';
import { requireInvited } from './read-activities.ts';

/** The whole list each time; what is no longer on it is removed with its bytes. */
export const setPictures = handle(endpoints.setPictures, async (ctx, input, activity) => {
  const photos = [...new Set(input.photos)];
  const added = photos.filter((id) => !activity.pictures.includes(id));
  const claimed = added.length === 0 ? 0 : await withSystemReach(ctx, 'job', (job) => claimPhotos(job, activity.id, added));
  if (claimed !== added.length) throw new AppError(errors['photo-gone']);
  await record(ctx, [picturesSet({ activityId: activity.id, unionId: activity.unionId, photos })]);
  await erasePhotos(ctx, activity.pictures.filter((id) => !photos.includes(id)));
  return {};
});

export const readPicture = handle(endpoints.readPicture, async (ctx, { photoId, isSmall }, activity) => {
  const bytes = await bytesOf(ctx, activity, photoId, isSmall);
  if (bytes === undefined) throw new AppError(generalErrors['not-found']);
  return bytes;
});

export const readPictureForMe = handle(endpoints.readPictureForMe, (ctx, { activityId, photoId, isSmall }) => withSystemReach(ctx, 'job', async (job) => {
  const bytes = await bytesOf(job, await requireInvited(job, activityId, false), photoId, isSmall);
  if (bytes === undefined) throw new AppError(errors['photo-unknown']);
  return bytes;
}));

async function bytesOf(ctx: Ctx, { id, pictures }: ActivityRow, photoId: string, isSmall: boolean): Promise<Uint8Array | undefined> {
  return pictures.includes(photoId) ? readPhotoBytes(ctx, id, photoId, isSmall) : undefined;
}
