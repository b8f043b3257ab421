import { record } from '#platform/journal/journal.ts';
import { entriesSettled, offerOpened } from '#capabilities/signup/events/definitions.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { toId, type Id } from '#platform/kernel/id.ts';
import { dateInChina, toPlainDate } from '#platform/kernel/plain-date.ts';
import { addToCells } from '#platform/figures/store/cells.ts';
import { newId } from '#platform/kernel/random.ts';
import { UNIT_ITSELF, type Grove, type MatrixRow, type PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import type { Position } from '#platform/testkit/matrix/positions.ts';
import { PLACES, type Place } from '#platform/testkit/matrix/matrix-tree.ts';
import { errors } from '../contract/access.ts';
import { activityMade } from '../events/definitions.ts';
import { METRICS } from '../rules/metrics.ts';
import { photoHidden, photoPut, picturesSet } from '../events/photos.ts';
import { newActivity, upload } from './activities-world.ts';

type Planted = { readonly activityId: Id<'activity'>; readonly sessionId: string; readonly row: MatrixRow };
const HOUR = 3_600_000;

/** At every union an activity for its members and those below; everybody asks for the unit's. */
export const prepareMatrix: PrepareMatrix = async (grove) => {
  const { world, tree } = grove;
  const planted = new Map<Place, Planted>();
  for (const at of PLACES) planted.set(at, await plant(grove, at));
  const unit = planted.get('unit');
  if (unit === undefined) throw new Error('nothing was planted');
  const over = await plantOver(grove);
  const wall = await plantWall(grove, over);
  const rows = [...planted.values()].map(({ row }) => row);
  const { activityId, row } = unit;
  const beginsAt = shiftInstant(world.clock.now(), 480 * HOUR);
  return {
    'activities.makeActivity': { input: () => newActivity(world, tree.unit.id), row: UNIT_ITSELF },
    'activities.reviseActivity': {
      input: () => ({
        activityId, title: '改了名字', summary: '', place: '示例礼堂', contact: '王老师',
        sessions: [{ sessionId: unit.sessionId, label: '', place: '示例礼堂', beginsAt: beginsAt.toISOString(), endsAt: shiftInstant(beginsAt, HOUR).toISOString() }],
      }),
      row,
    },
    'activities.cancelActivity': { input: () => ({ activityId, reason: '下雨' }), row },
    'activities.listActivities': { input: () => ({ view: 'coming' }), shows: rows },
    'activities.readActivity': { input: () => ({ activityId }), row, shows: [row] },
    'activities.listPlans': { input: () => ({ unionId: tree.unit.id }), row: UNIT_ITSELF },
    'activities.printPoster': { input: () => ({ activityId }), row },
    'activities.listForMe': { input: () => ({}), showsOwn: rows },
    'activities.rateSession': { input: () => ({ activityId: over.activityId, sessionId: over.sessionId, stars: 4 }), mayRefuse: [errors['not-there']] },
    'activities.readRatings': { input: () => ({ activityId: unit.activityId }), row: unit.row },
    'activities.readFigures': { input: () => ({ unionId: tree.unit.id, year: 2020 }), row: UNIT_ITSELF, shows: [await plantFigures(grove)] },
    'activities.setPictures': { input: () => ({ activityId, photos: [] }), row },
    'activities.readPicture': { input: () => ({ activityId: over.activityId, photoId: wall.picture, isSmall: true }), row: over.row },
    'activities.readPictureForMe': { input: () => ({ activityId: over.activityId, photoId: wall.picture, isSmall: true }), mayRefuse: [errors['activity-unknown']] },
    'activities.listWallForMe': { input: () => ({ activityId: over.activityId }), showsOwn: [wall.row], mayRefuse: [errors['activity-unknown']] },
    'activities.putPhotos': { input: (position) => ({ activityId: over.activityId, photos: [wall.uploadOf(position)], isAgreed: true }), mayRefuse: [errors['activity-unknown'], errors['not-among']] },
    'activities.takeBackPhoto': { input: () => ({ activityId: over.activityId, photoId: wall.standing }), mayRefuse: [errors['activity-unknown'], errors['photo-unknown']] },
    'activities.hidePhoto': { input: () => ({ activityId: over.activityId, photoId: wall.standing }), mayRefuse: [errors['activity-unknown']] },
    'activities.listWall': { input: () => ({ activityId: over.activityId }), row: over.row, shows: [wall.row] },
    'activities.putPhotosForUnion': { input: (position) => ({ activityId: over.activityId, photos: [wall.uploadOf(position)], isAgreed: true }), row: over.row },
    'activities.decidePhotos': { input: () => ({ activityId: over.activityId, photos: [wall.waiting], isAgreed: true }), row: over.row },
    'activities.restorePhoto': { input: () => ({ activityId: over.activityId, photoId: wall.hidden, reason: '看过了' }), row: over.row },
    'activities.readWallPhoto': { input: () => ({ activityId: over.activityId, photoId: wall.waiting, isSmall: true }), row: over.row },
    'activities.readWallPhotoForMe': { input: () => ({ activityId: over.activityId, photoId: wall.standing, isSmall: true }), mayRefuse: [errors['activity-unknown']] },
    'activities.readForMe': { input: () => ({ activityId }), showsOwn: [row], mayRefuse: [errors['activity-unknown']] },
  };
};

async function plant({ world, tree }: Grove, at: Place, later = 0): Promise<Planted> {
  const [activityId, sessionId, unionId] = [newId<'activity'>(world.house), newId<'offer'>(world.house), tree[at].id];
  const [now, title] = [world.clock.now(), later === 0 ? `联欢会<${at}>` : '昨晚的联欢会'];
  const [opensAt, closesAt, beginsAt, endsAt] = [-1, 240, 480, 482].map((hours) => shiftInstant(now, (hours + later) * HOUR).toISOString()) as [string, string, string, string]; // -- four of four
  const audience = { unionIds: [unionId], kinds: ['regular' as const, 'individual' as const], retired: 'too' as const };
  await world.asSystem('job', (ctx) => record(ctx, [offerOpened({
    offerId: sessionId, unionId, service: 'activities', way: 'first-come', title, link: '/activities', opensAt, closesAt, lastMoment: beginsAt, holdMinutes: 60, groupMost: 1,
    waitingMost: 5, audience, limitId: null, questions: null, dueAt: null, shares: [{ unionId, parentId: null, places: 5, flowsBackAt: null }],
  })]));
  await world.asSystem('replay', (ctx) => record(ctx, [activityMade({
    activityId, unionId, kind: 'evening', title, sounds: '', summary: '', place: '示例礼堂', contact: '王老师', way: 'first-come', audience, groupMost: 1, planNumber: null,
    opensAt, closesAt, madeOn: dateInChina(now), sessions: [{ sessionId, label: '', place: '示例礼堂', beginsAt, endsAt }],
  })]));
  // Members of the union and of everything below it may come.
  const members = await world.ownerDb.pool<{ id: string }[]>`
    select p.id from orgs_person p join orgs_union u on u.id = p.union_id where u.path like ${`${tree[at].path}%`}`;
  return { activityId, sessionId, row: { at, belongsTo: members.map(({ id }) => toId(id)), marks: [title] } };
}

/** One that took place last night, where the unit's holder had a place. */
async function plantOver(grove: Grove): Promise<Planted> {
  const { world, tree, people } = grove;
  const over = await plant(grove, 'unit', -500);
  await world.asSystem('job', (ctx) => record(ctx, [entriesSettled({
    offerId: toId<'offer'>(over.sessionId), unionId: tree.unit.id, dueAt: null, day: dateInChina(world.clock.now()),
    entries: [{ entryId: newId(world.house), personId: people.holders.unit, persons: 1, state: 'placed', position: 1, takings: [{ unionId: tree.unit.id, persons: 1 }] }],
  })]));
  // Whoever had a place finds its title among their own sign-ups: no mark of ours.
  return { ...over, row: { ...over.row, marks: [] } };
}

/** On the wall of what is over: one that waits, one that stands, one that was taken down; and a picture of the activity. */
async function plantWall({ world, tree, people, positions }: Grove, { activityId }: Planted) {
  const personId = people.holders.unit;
  const [waiting, standing, hidden, picture] = [await upload(world, personId), await upload(world, personId), await upload(world, personId), await upload(world, activityId)];
  const about = (photoId: string) => ({ photoId: toId<'photo'>(photoId), activityId, unionId: tree.unit.id, personId, day: dateInChina(world.clock.now()) });
  await world.asSystem('job', (ctx) => record(ctx, [
    photoPut({ ...about(waiting), consent: 'x', stands: false }), photoPut({ ...about(standing), consent: 'x', stands: true }), photoPut({ ...about(hidden), consent: 'x', stands: true }),
    photoHidden(about(hidden)), picturesSet({ activityId, unionId: tree.unit.id, photos: [picture] }),
  ]));
  const uploads = new Map<string, string>();
  for (const { actor } of positions) if (actor.kind === 'person') uploads.set(actor.personId, await upload(world, actor.personId));
  const uploadOf = ({ actor }: Position) => (actor.kind === 'person' ? uploads.get(actor.personId) : undefined) ?? picture;
  const row: MatrixRow = { at: 'unit', belongsTo: [personId], marks: [waiting] };
  return { waiting, standing, hidden, picture, uploadOf, row };
}

async function plantFigures({ world, tree }: Grove): Promise<MatrixRow> {
  await world.asSystem('tail', ({ tx }) => addToCells(tx, [{ metric: METRICS.made, unionId: tree.unit.id, day: toPlainDate('2020-06-01'), by: 771_979 }]));
  return { at: 'unit', belongsTo: [], marks: ['"made":771979'] };
}
