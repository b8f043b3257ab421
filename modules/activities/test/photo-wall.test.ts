import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSignupWorld, HOUR, type SignupWorld } from '#capabilities/signup/test/signup-world.ts';
import { endpoints as desk } from '#platform/desk/contract.ts';
import type { ErrorEntry } from '#platform/kernel/app-error.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { activitiesHoldings } from '../holdings.ts';
import { removeOldPhotos } from '../use-cases/manage-wall.ts';
import { newActivity, upload } from './activities-world.ts';

let at: SignupWorld;
beforeAll(async () => { at = await openSignupWorld(); });
afterAll(() => at.world.close());

const refusing = (work: Promise<unknown>, { code }: ErrorEntry) => expect(work).rejects.toEqual(expect.objectContaining({ code }));
const as = (personId: PersonId) => at.world.actorOf(personId);
const chair = () => at.chairOf(at.unions.works);
const stored = async (ids: readonly string[]) => (await at.world.ownerDb.pool<{ id: string }[]>`select f.id from files_photo f where f.id = any(${[...ids]}::uuid[])`).length;

/** An evening with two who have places, one who has none and one of another union; it has begun. */
async function evening() {
  const [anna, bo, idle] = await at.people(at.unions.works, 3) as [PersonId, PersonId, PersonId]; // -- three of three
  const [stranger] = await at.people(at.unions.mill, 1) as [PersonId]; // -- one of one
  const inHours = (hours: number) => shiftInstant(at.world.clock.now(), hours * HOUR).toISOString();
  const made = newActivity(at.world, at.unions.works, { closesAt: inHours(1), sessions: [{ sessionId: newId(at.world.house), label: '', place: '礼堂', beginsAt: inHours(2), endsAt: inHours(4) }] });
  await at.world.call(endpoints.makeActivity, await chair(), made);
  for (const personId of [anna, bo]) await at.enter(personId, made.sessions[0]?.sessionId ?? '');
  const { activityId } = made;
  const photo = (personId: string) => upload(at.world, personId);
  const put = async (personId: PersonId, photos: readonly string[]) => at.world.call(endpoints.putPhotos, await as(personId), { activityId, photos: [...photos], isAgreed: true });
  const wall = async (personId: PersonId) => at.world.call(endpoints.listWallForMe, await as(personId), { activityId });
  const seen = async (personId: PersonId) => (await wall(personId)).photos.map(({ photoId, state }) => [photoId, state]);
  const office = async () => (await at.world.call(endpoints.listWall, await chair(), { activityId })).photos.map(({ photoId, state }) => [photoId, state]);
  const decide = async (photos: readonly string[], isAgreed: boolean) => at.world.call(endpoints.decidePhotos, await chair(), { activityId, photos: [...photos], isAgreed });
  return { anna, bo, idle, stranger, activityId, photo, put, wall, seen, office, decide, begin: () => at.world.clock.advance(3 * HOUR) };
}

describe('the photo wall', () => {
  test('is put up by those who were there, from the beginning, six each, and each waits for an officer', async () => {
    const { anna, bo, idle, stranger, photo, put, wall, seen, office, decide, begin, activityId } = await evening();
    const one = await photo(anna);
    await refusing(put(anna, [one]), errors['not-among']);
    begin();
    await put(anna, [one]);
    await refusing(put(anna, [one]), errors['photo-gone']);
    await refusing(put(idle, [await photo(idle)]), errors['not-among']);
    await refusing(put(stranger, [await photo(stranger)]), errors['activity-unknown']);
    // What somebody else uploaded is not theirs to put.
    await refusing(put(bo, [await photo(anna)]), errors['photo-gone']);
    const six = [await photo(anna), await photo(anna), await photo(anna), await photo(anna), await photo(anna), await photo(anna)];
    await refusing(put(anna, six), errors['wall-full']);
    expect(await wall(anna)).toMatchObject({ mayPut: true, left: 5, ownerId: anna, photos: [{ photoId: one, state: 'waiting', isMine: true }] });
    expect([await seen(bo), (await wall(idle)).mayPut]).toEqual([[], false]);
    const file = { activityId, photoId: one, isSmall: false };
    await refusing(at.world.call(endpoints.readWallPhotoForMe, await as(bo), file), errors['photo-unknown']);
    await refusing(decide([six[0] ?? ''], true), errors['photo-unknown']);
    await decide([one], true);
    expect([await seen(bo), await seen(idle), await office()]).toEqual([[[one, 'standing']], [[one, 'standing']], [[one, 'standing']]]);
    expect(Buffer.from(await at.world.call(endpoints.readWallPhotoForMe, await as(bo), file)).toString()).toBe(`photo ${one}`);
    await refusing(at.world.call(endpoints.readWallPhotoForMe, await as(stranger), file), errors['activity-unknown']);
    await refusing(at.world.call(endpoints.listWallForMe, await as(stranger), { activityId }), errors['activity-unknown']);
  });

  test('waiting photos stand on the desk; a no removes them with their bytes', async () => {
    const { anna, photo, put, office, decide, begin, activityId } = await evening();
    begin();
    const two = [await photo(anna), await photo(anna)];
    await put(anna, two);
    const todo = async () => (await at.world.call(desk.readStart, await chair(), {})).todos.find(({ kind }) => kind === 'activities.office.todo-photos');
    expect(await todo()).toEqual({ kind: 'activities.office.todo-photos', count: 2, link: `/activities/${activityId}`, isUrgent: false });
    await decide(two, false);
    expect([await todo(), await office(), await stored(two)]).toEqual([undefined, [], 0]);
  });

  test('whoever is on a photo has it taken down with one press; an officer shows it again only with a reason', async () => {
    const { anna, bo, idle, photo, put, seen, office, decide, begin, activityId } = await evening();
    begin();
    const one = await photo(anna);
    await put(anna, [one]);
    const hide = async (personId: PersonId) => at.world.call(endpoints.hidePhoto, await as(personId), { activityId, photoId: one });
    await refusing(hide(bo), errors['photo-unknown']);
    await decide([one], true);
    // Also by somebody who was invited and not there: others may have taken them into the picture.
    await hide(idle);
    expect([await seen(anna), await seen(bo), await office()]).toEqual([[], [], [[one, 'hidden']]]);
    const restore = async (reason: string) => at.world.call(endpoints.restorePhoto, await chair(), { activityId, photoId: one, reason });
    await restore('本人看过，不是她');
    expect(await seen(bo)).toEqual([[one, 'standing']]);
    await refusing(restore('再来一次'), errors['photo-unknown']);
  });

  test('the own is taken back at any time, nobody else\'s is; an officer\'s own stand at once', async () => {
    const { anna, bo, photo, put, seen, begin, activityId } = await evening();
    begin();
    const one = await photo(anna);
    await put(anna, [one]);
    const takeBack = async (personId: PersonId) => at.world.call(endpoints.takeBackPhoto, await as(personId), { activityId, photoId: one });
    await refusing(takeBack(bo), errors['photo-unknown']);
    await takeBack(anna);
    expect([await seen(anna), await stored([one])]).toEqual([[], 0]);
    const officer = await chair();
    const { ownerId } = await at.world.call(endpoints.listWall, officer, { activityId });
    const own = await photo(ownerId);
    await at.world.call(endpoints.putPhotosForUnion, officer, { activityId, photos: [own], isAgreed: true });
    expect(await seen(bo)).toEqual([[own, 'standing']]);
  });

  test('is taken down a year after the activity, with the bytes, and not a day earlier', async () => {
    const { anna, bo, photo, put, seen, decide, begin } = await evening();
    begin();
    const one = await photo(anna);
    await put(anna, [one]);
    await decide([one], true);
    at.world.clock.advance(364 * 24 * HOUR);
    await at.world.asSystem('job', removeOldPhotos);
    expect(await seen(bo)).toEqual([[one, 'standing']]);
    at.world.clock.advance(25 * HOUR);
    await at.world.asSystem('job', removeOldPhotos);
    expect([await seen(bo), await stored([one])]).toEqual([[], 0]);
    await refusing(put(anna, [await photo(anna)]), errors['wall-closed']);
  });

  test('goes with the person: bytes, rows, and what they are shown of it before', async () => {
    const { anna, photo, put, office, begin } = await evening();
    begin();
    const one = await photo(anna);
    await put(anna, [one]);
    const holding = activitiesHoldings.find(({ id }) => id === 'activities.photo');
    expect(await at.world.asSystem('job', async (ctx) => [(await holding?.read?.(ctx, anna))?.length, (await holding?.listFiles?.(ctx, anna))?.length])).toEqual([1, 1]);
    await at.world.asSystem('job', async (ctx) => holding?.erase?.(ctx, anna));
    await at.world.asSystem('replay', async ({ tx }) => holding?.forget?.(tx, [anna]));
    expect([await office(), await stored([one])]).toEqual([[], 0]);
  });
});

describe('pictures of an activity', () => {
  test('three at most, the cover first, seen by whoever it is for; what is taken off the list is removed', async () => {
    const { anna, stranger, activityId } = await evening();
    const photos = [await upload(at.world, activityId), await upload(at.world, activityId)];
    const set = async (ids: readonly string[]) => at.world.call(endpoints.setPictures, await chair(), { activityId, photos: [...ids] });
    await refusing(set([await upload(at.world, anna)]), errors['photo-gone']);
    await set(photos);
    const file = { activityId, photoId: photos[0] ?? '', isSmall: true };
    expect((await at.world.call(endpoints.listForMe, await as(anna), {})).activities.find((one) => one.activityId === activityId)?.cover).toBe(photos[0]);
    expect(Buffer.from(await at.world.call(endpoints.readPictureForMe, await as(anna), file)).toString()).toBe('small');
    expect(await at.world.call(endpoints.readPicture, await chair(), file)).toHaveLength(5);
    await refusing(at.world.call(endpoints.readPictureForMe, await as(stranger), file), errors['activity-unknown']);
    await set(photos.toReversed().slice(0, 1));
    expect([(await at.world.call(endpoints.readForMe, await as(anna), { activityId })).pictures, await stored(photos)]).toEqual([[photos[1]], 1]);
    await refusing(at.world.call(endpoints.readPictureForMe, await as(anna), file), errors['photo-unknown']);
  });
});
