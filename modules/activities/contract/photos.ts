import { z } from 'zod';
import { anySignedIn, may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { fileBytes, LIMITS, PHOTO_STATES, uuid } from '../wire.ts';
import { activityResource, errors } from './access.ts';

const ofActivity = z.object({ activityId: uuid });
const onePhoto = ofActivity.extend({ photoId: uuid });
const file = onePhoto.extend({ isSmall: z.boolean() });
const photo = z.object({ photoId: uuid, state: z.enum(PHOTO_STATES), isMine: z.boolean(), putAt: z.date() });
const manage = () => may('activities.activity.manage').on(activityResource, 'activityId');
const read = () => may('activities.activity.read').on(activityResource, 'activityId');

/** Pictures of an activity, and the wall of photos from the day. Bytes come by `POST /api/files/photos`, drawn anew and without what cameras write into them. */
export const photoEndpoints = {
  /** All of them, the cover first; uploaded under the activity's id. */
  setPictures: defineCommand({
    id: 'activities.setPictures', access: manage(), input: ofActivity.extend({ photos: z.array(uuid).max(LIMITS.pictures) }), output: z.object({}), errors: [errors['photo-gone']],
  }),
  readPicture: defineQuery({ id: 'activities.readPicture', access: read(), input: file, output: fileBytes, errors: [] }),
  readPictureForMe: defineQuery({ id: 'activities.readPictureForMe', access: anySignedIn(), input: file, output: fileBytes, errors: [errors['activity-unknown'], errors['photo-unknown']] }),
  /** What the asking worker may see: those that stand, and the own that wait. `ownerId` is what uploads are sent under. */
  listWallForMe: defineQuery({
    id: 'activities.listWallForMe', access: anySignedIn(), input: ofActivity,
    output: z.object({ photos: z.array(photo), mayPut: z.boolean(), left: z.int(), ownerId: uuid, keptUntil: z.date() }), errors: [errors['activity-unknown']],
  }),
  /** By whoever had a place, with an explicit yes; each waits for an officer. */
  putPhotos: defineCommand({
    id: 'activities.putPhotos', access: anySignedIn(), input: ofActivity.extend({ photos: z.array(uuid).min(1).max(LIMITS.wallPhotos), isAgreed: z.literal(true) }), output: z.object({}),
    errors: [errors['activity-unknown'], errors['not-among'], errors['wall-closed'], errors['wall-full'], errors['photo-gone']],
  }),
  takeBackPhoto: defineCommand({
    id: 'activities.takeBackPhoto', access: anySignedIn(), input: onePhoto, output: z.object({}), errors: [errors['activity-unknown'], errors['photo-unknown']],
  }),
  /** "I am on it, take it down": hidden for everybody at once, without a question. */
  hidePhoto: defineCommand({
    id: 'activities.hidePhoto', access: anySignedIn(), input: onePhoto, output: z.object({}), errors: [errors['activity-unknown'], errors['photo-unknown']],
  }),
  listWall: defineQuery({
    id: 'activities.listWall', access: read(), input: ofActivity, logged: true,
    output: z.object({ photos: z.array(photo.extend({ name: z.string() })), mayPut: z.boolean(), left: z.int(), ownerId: uuid }), errors: [],
  }),
  /** An officer's own stand at once. */
  putPhotosForUnion: defineCommand({
    id: 'activities.putPhotosForUnion', access: manage(), input: ofActivity.extend({ photos: z.array(uuid).min(1).max(LIMITS.wallPhotos), isAgreed: z.literal(true) }), output: z.object({}),
    errors: [errors['wall-closed'], errors['wall-full'], errors['photo-gone']],
  }),
  decidePhotos: defineCommand({
    id: 'activities.decidePhotos', access: manage(), input: ofActivity.extend({ photos: z.array(uuid).min(1).max(100), isAgreed: z.boolean() }), output: z.object({}), errors: [errors['photo-unknown']],
  }),
  restorePhoto: defineCommand({
    id: 'activities.restorePhoto', access: manage(), input: onePhoto.extend({ reason: z.string().trim().min(1).max(200) }), output: z.object({}), errors: [errors['photo-unknown']],
  }),
  readWallPhoto: defineQuery({ id: 'activities.readWallPhoto', access: read(), input: file, output: fileBytes, errors: [errors['photo-unknown']] }),
  readWallPhotoForMe: defineQuery({
    id: 'activities.readWallPhotoForMe', access: anySignedIn(), input: file, output: fileBytes, errors: [errors['activity-unknown'], errors['photo-unknown']],
  }),
} as const;
