import type { Actor } from '#platform/access/actor.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { attempt, chance, pickOne, type History } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';
import { upload } from './activities-world.ts';

type Visit = { readonly activityId: string; readonly member: Actor; readonly personId: PersonId; readonly actor: Actor };

/** Photos are put, agreed to or not, taken down, shown again, taken back. */
export async function useWall(history: History, { activityId, member, personId, actor }: Visit): Promise<void> {
  const { world } = history;
  await attempt(history, endpoints.setPictures, actor, { activityId, photos: [await upload(world, activityId)] });
  const photos = [await upload(world, personId), await upload(world, personId), await upload(world, personId)];
  if (await attempt(history, endpoints.putPhotos, member, { activityId, photos, isAgreed: true }) === undefined) return;
  const [first = '', second = '', third = ''] = photos;
  await attempt(history, endpoints.decidePhotos, actor, { activityId, photos: [first, second], isAgreed: true });
  await attempt(history, endpoints.decidePhotos, actor, { activityId, photos: [third], isAgreed: chance(history, 2) });
  await attempt(history, endpoints.hidePhoto, member, { activityId, photoId: first });
  if (chance(history, 2)) await attempt(history, endpoints.restorePhoto, actor, { activityId, photoId: first, reason: '看过了，“不是”他 🎶' });
  await attempt(history, endpoints.takeBackPhoto, member, { activityId, photoId: pickOne(history, photos) ?? first });
}
