import { handle } from '#platform/access/handler.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { signedInPerson } from '#platform/accounts/signed-in-person.ts';
import { readPhotoBytes } from '#platform/files/store/photos.ts';
import { defineRecurringJob } from '#platform/jobs/job.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { listPersonHomes } from '#platform/orgs/store/persons.ts';
import { errors } from '../contract/access.ts';
import { endpoints } from '../contract.ts';
import { photoAgreed, photoRestored } from '../events/photos.ts';
import { isOpen, keptUntil } from '../rules/photo-wall.ts';
import { listExpired, listWall as listPhotos } from '../store/photos.ts';
import { LIMITS } from '../wire.ts';
import { aboutPhoto, endPhotos, putOnWall, toShown, wallOf } from './photo-wall.ts';

/** With who put each, also those who belong to unions that the officer does not reach: they had a place. */
export const listWall = handle(endpoints.listWall, async (ctx, _input, activity) => {
  const { personId } = signedInPerson(ctx);
  const rows = await listPhotos(ctx.tx, activity.id);
  const homes = await withSystemReach(ctx, 'job', ({ tx }) => listPersonHomes(tx, rows.map((row) => row.personId)));
  const names = new Map(homes.map((home) => [home.personId, home.name]));
  const photos = rows.map((row) => ({ ...toShown(row, personId), name: names.get(row.personId) ?? '' }));
  return { photos, mayPut: isOpen(wallOf(activity), ctx.clock.now()), left: LIMITS.wallPhotos - photos.filter(({ isMine }) => isMine).length, ownerId: personId };
});

export const putPhotosForUnion = handle(endpoints.putPhotosForUnion, async (ctx, { photos }, activity) => {
  const { personId } = signedInPerson(ctx);
  await withSystemReach(ctx, 'job', (job) => putOnWall(job, activity, { personId, photos, stands: true }));
  return {};
});

/** Yes to some that wait, or no: then they are gone, and whoever put them is told. */
export const decidePhotos = handle(endpoints.decidePhotos, (ctx, { photos, isAgreed }, activity) => withSystemReach(ctx, 'job', async (job) => {
  const rows = (await listPhotos(job.tx, activity.id)).filter(({ id, state }) => state === 'waiting' && photos.includes(id));
  if (rows.length < new Set(photos).size) throw new AppError(errors['photo-unknown']);
  if (isAgreed) await record(job, rows.map((row) => photoAgreed(aboutPhoto(activity, row))));
  else await endPhotos(job, rows.map((row) => ({ ...row, unionId: activity.unionId })), 'declined');
  return {};
}));

export const restorePhoto = handle(endpoints.restorePhoto, (ctx, { photoId, reason }, activity) => withSystemReach(ctx, 'job', async (job) => {
  const row = (await listPhotos(job.tx, activity.id)).find((one) => one.id === photoId && one.state === 'hidden');
  if (row === undefined) throw new AppError(errors['photo-unknown']);
  await record(job, [photoRestored({ ...aboutPhoto(activity, row), reason })]);
  return {};
}));

export const readWallPhoto = handle(endpoints.readWallPhoto, async (ctx, { photoId, isSmall }, activity) => {
  const row = (await listPhotos(ctx.tx, activity.id)).find(({ id }) => id === photoId);
  const bytes = row === undefined ? undefined : await readPhotoBytes(ctx, row.personId, photoId, isSmall);
  if (bytes === undefined) throw new AppError(errors['photo-unknown']);
  return bytes;
});

const AT_ONCE = 200;

/** A year after the activity; more than one round takes is left for the next. */
export async function removeOldPhotos(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const before = shiftInstant(now, now.getTime() - keptUntil(now).getTime());
  await endPhotos(ctx, await listExpired(ctx.tx, { before, limit: AT_ONCE }), 'expired');
}

export const activitiesJobs = [defineRecurringJob('activities.removeOldPhotos', 60, removeOldPhotos)];
