import { entriesSettled, offerOpened } from '#capabilities/signup/events/definitions.ts';
import { BUS } from '#capabilities/signup/test/questions.ts';
import { packId } from '#platform/kernel/packed-id.ts';
import { record } from '#platform/journal/journal.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { toId, type Id, type PersonId } from '#platform/kernel/id.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { sha256Hex } from '#platform/kernel/sha-256.ts';
import { UNIT_ITSELF, type Grove, type MatrixRow, type PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import { doorOpened, passesCame, rollOpened } from '../events/definitions.ts';

const HOUR = 3_600_000;
const SECRET = 'matrix-secret-matrix-secret-3232';
const [OPEN_NAME, LOST_NAME] = ['东门<unit>', '丢失的<unit>'];

/** One session of the unit with a list, two doors, and a place used twice. */
export const prepareMatrix: PrepareMatrix = async (grove) => {
  const { world, people, tree } = grove;
  const [rollId, entryId, personId] = [await openOffer(grove), newId<'entry'>(world.house), people.holders.unit];
  const [doorId, lostId] = people.cases.unit.slice(5).map((id) => toId<'door'>(id)) as [Id<'door'>, Id<'door'>]; // -- seven of seven
  const passId = newId<'pass'>(world.house);
  const ofRoll = { rollId, unionId: tree.unit.id };
  const door = { ...ofRoll, secretHash: sha256Hex(SECRET) };
  const came = { passId, entryId, cardId: null, personId, persons: 1, how: 'ticket' as const, at: world.clock.now().toISOString(), isUndone: false };
  await plantEntry(grove, { offerId: rollId, entryId, personId });
  await world.asSystem('replay', (ctx) => record(ctx, [
    rollOpened({ ...ofRoll, admitsFromMinutes: 60, takesWalkIns: true, notes: [] }), doorOpened({ ...door, doorId, name: OPEN_NAME }), doorOpened({ ...door, doorId: lostId, name: LOST_NAME }),
    passesCame({ ...ofRoll, doorId, passes: [came, { ...came, passId: newId<'pass'>(world.house) }], undone: [] }),
  ]));
  const roll: MatrixRow = { at: 'unit', belongsTo: [], marks: [] };
  // Doors know of each other, and officers of all of them.
  const held: MatrixRow = { at: 'unit', belongsTo: [doorId], marks: [OPEN_NAME, LOST_NAME, passId] };
  const ticket: MatrixRow = { at: 'unit', belongsTo: [personId], marks: [packId(entryId)] };
  return {
    'checkin.openRoll': { input: () => ({ unionId: tree.unit.id, rollId, admitsFromMinutes: 30, takesWalkIns: false, notes: ['child-age'] }), row: UNIT_ITSELF },
    'checkin.openDoor': { input: () => ({ rollId, doorId: newId(world.house), name: '西门', secretHash: sha256Hex('another') }), row: roll },
    'checkin.closeDoor': { input: () => ({ rollId, doorId: lostId }), row: roll },
    'checkin.listRolls': { input: () => ({ unionId: tree.unit.id, rolls: [rollId] }), row: UNIT_ITSELF },
    'checkin.readAttendance': { input: () => ({ rollId }), row: roll, shows: [held] },
    'checkin.exportAttendance': { input: () => ({ rollId, language: 'zh-CN' }), row: roll },
    'checkin.readFigures': { input: () => ({ unionId: tree.unit.id, year: 2026 }), row: UNIT_ITSELF },
    'checkin.readTicket': { input: () => ({ rollId }), showsOwn: [ticket] },
    'checkin.enterDoor': { input: () => ({ doorId, secret: SECRET }) },
    'checkin.readDoor': { input: () => ({ doorId }), row: held, shows: [held] },
    'checkin.sendPasses': { input: () => ({ doorId, passes: [{ passId: newId(world.house), entryId, cardId: null, persons: 1, how: 'list', at: world.clock.now().toISOString(), isUndone: false }] }), row: held, shows: [held] },
  };
};

async function openOffer({ world, tree }: Grove): Promise<Id<'offer'>> {
  const offerId = newId<'offer'>(world.house);
  const unionId = tree.unit.id;
  const at = (hours: number) => shiftInstant(world.clock.now(), hours * HOUR).toISOString();
  await world.asSystem('job', (ctx) => record(ctx, [offerOpened({
    offerId, unionId, service: 'activities', way: 'first-come', title: '签到', link: '/activities', opensAt: at(-1), closesAt: at(240), lastMoment: at(240), holdMinutes: 60, groupMost: 3, waitingMost: 9,
    audience: { unionIds: [unionId], kinds: ['regular', 'individual'], retired: 'too' }, limitId: null, questions: BUS, dueAt: null, shares: [{ unionId, parentId: null, places: 9, flowsBackAt: null }],
  })]));
  return offerId;
}

async function plantEntry({ world, tree }: Grove, { offerId, entryId, personId }: { readonly offerId: Id<'offer'>; readonly entryId: Id<'entry'>; readonly personId: PersonId }): Promise<void> {
  await world.asSystem('job', (ctx) => record(ctx, [entriesSettled({
    offerId, unionId: tree.unit.id, dueAt: null, day: dateInChina(world.clock.now()), entries: [{ entryId, personId, persons: 1, state: 'placed', position: 1, takings: [{ unionId: tree.unit.id, persons: 1 }] }],
  })]));
}
