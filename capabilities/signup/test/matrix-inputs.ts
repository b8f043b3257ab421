import { record } from '#platform/journal/journal.ts';
import type { Id, PersonId } from '#platform/kernel/id.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { UNIT_ITSELF, type Grove, type MatrixRow, type PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import { PLACES, type Place } from '#platform/testkit/matrix/matrix-tree.ts';
import { errors } from '../contract/errors.ts';
import { entriesSettled, limitSet, offerOpened, placesOffered } from '../events/definitions.ts';
import type { LiveState, Way } from '../wire.ts';
import { BUS } from './questions.ts';

/** At every union an offer on whose list its worker stands; everybody asks for the unit's. */
export const prepareMatrix: PrepareMatrix = async (grove) => {
  const { world, people, tree } = grove;
  const own = new Map<Place, { readonly offerId: string; readonly entryId: string; readonly row: MatrixRow }>();
  for (const at of PLACES) {
    const offerId = await openOffer(grove, at, 'first-come');
    const entryId = await plantEntry(grove, { at, offerId, personId: people.holders[at], state: 'placed' });
    own.set(at, { offerId, entryId, row: { at, belongsTo: [people.holders[at]], marks: [entryId] } });
  }
  const unit = own.get('unit');
  if (unit === undefined) throw new Error('nothing was planted');
  const rows = [...own.values()].map(({ row }) => row);
  // Numbers of an offer are nobody's secret: nothing marks it.
  const offer: MatrixRow = { at: 'unit', belongsTo: [], marks: [] };
  const [openId, heldAt, askedAt] = [await openOffer(grove, 'unit', 'first-come'), await openOffer(grove, 'unit', 'first-come'), await openOffer(grove, 'unit', 'approval')];
  const heldId = await plantEntry(grove, { at: 'unit', offerId: heldAt, personId: people.holders.unit, state: 'waiting' });
  await holdPlaces(grove, { offerId: heldAt, entryId: heldId, personId: people.holders.unit });
  const held: MatrixRow = { at: 'unit', belongsTo: [people.holders.unit], marks: [heldId] };
  const askedId = await plantEntry(grove, { at: 'unit', offerId: askedAt, personId: people.marked.unit.personId, state: 'asked' });
  const limitId = newId<'signup-limit'>(world.house);
  const limit: MatrixRow = { at: 'unit', belongsTo: [], marks: ['每季一次<unit>'], publicBecause: 'a limit binds everybody below it, and is told to whoever signs up' };
  await world.asSystem('replay', (ctx) => record(ctx, [limitSet({ limitId, unionId: tree.unit.id, name: '每季一次<unit>', period: 'quarter', most: 1 })]));
  return {
    'signup.enter': { input: () => ({ entryId: newId(world.house), offerId: openId, persons: 1 }), mayRefuse: [errors['not-for-you']] },
    'signup.leave': { input: () => ({ entryId: unit.entryId }), row: unit.row },
    'signup.answerOffer': { input: () => ({ entryId: heldId, isTaken: true }), row: held },
    'signup.answerQuestions': { input: () => ({ entryId: unit.entryId, answers: { bus: 'gate' } }), row: unit.row },
    'signup.readAnswers': { input: () => ({ entryId: unit.entryId }), row: unit.row },
    'signup.readPlaces': { input: () => ({ offers: [unit.offerId] }), showsOwn: [unit.row] },
    'signup.listMine': { input: () => ({}), showsOwn: [...rows, held] },
    'signup.listEntries': { input: () => ({ offerId: unit.offerId }), row: offer, shows: [unit.row] },
    'signup.exportEntries': { input: () => ({ offerId: unit.offerId, language: 'zh-CN' }), row: offer },
    'signup.decideEntries': { input: () => ({ offerId: askedAt, entries: [askedId], isAgreed: true }), row: offer },
    'signup.listLimits': { input: () => ({ unionId: tree.unit.id }), row: UNIT_ITSELF, shows: [limit] },
    'signup.setLimit': { input: () => ({ unionId: tree.unit.id, limitId: newId(world.house), name: '每月两次', period: 'month', most: 2 }), row: UNIT_ITSELF },
  };
};

const HOUR = 3_600_000;

/** For members of the union and below, open for ten days. */
async function openOffer({ world, tree }: Grove, at: Place, way: Way): Promise<Id<'offer'>> {
  const offerId = newId<'offer'>(world.house);
  const unionId = tree[at].id;
  const closesAt = shiftInstant(world.clock.now(), 240 * HOUR).toISOString();
  await world.asSystem('job', (ctx) => record(ctx, [offerOpened({
    offerId, unionId, service: 'activities', way, title: `名额<${at}>`, link: '/activities', opensAt: shiftInstant(world.clock.now(), -HOUR).toISOString(), closesAt, lastMoment: closesAt,
    holdMinutes: 7 * 24 * 60, groupMost: 3, waitingMost: 9, audience: { unionIds: [unionId], kinds: ['regular', 'individual'], retired: 'too' }, limitId: null, questions: BUS, dueAt: null,
    shares: [{ unionId, parentId: null, places: 9, flowsBackAt: null }],
  })]));
  return offerId;
}

type Planted = { readonly at: Place; readonly offerId: Id<'offer'>; readonly personId: PersonId; readonly state: LiveState };

async function plantEntry({ world, tree }: Grove, { at, offerId, personId, state }: Planted): Promise<Id<'entry'>> {
  const entryId = newId<'entry'>(world.house);
  const takings = state === 'placed' ? [{ unionId: tree[at].id, persons: 1 }] : [];
  await world.asSystem('job', (ctx) => record(ctx, [entriesSettled({
    offerId, unionId: tree[at].id, dueAt: null, day: dateInChina(world.clock.now()), entries: [{ entryId, personId, persons: 1, state, position: 1, takings }],
  })]));
  return entryId;
}

async function holdPlaces({ world, tree }: Grove, { offerId, entryId, personId }: { readonly offerId: Id<'offer'>; readonly entryId: Id<'entry'>; readonly personId: PersonId }) {
  const until = shiftInstant(world.clock.now(), 240 * HOUR).toISOString();
  await world.asSystem('job', (ctx) => record(ctx, [placesOffered({
    offerId, unionId: tree.unit.id, entryId, personId, link: '/activities', dueAt: until, takings: [{ unionId: tree.unit.id, persons: 1 }], until,
  })]));
}
