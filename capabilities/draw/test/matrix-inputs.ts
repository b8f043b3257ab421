import { entriesSettled, offerOpened } from '#capabilities/signup/events/definitions.ts';
import { record } from '#platform/journal/journal.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { sha256Hex } from '#platform/kernel/sha-256.ts';
import type { Id } from '#platform/kernel/id.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { UNIT_ITSELF, type Grove, type MatrixRow, type PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import { errors } from '../contract/errors.ts';
import { drawFrozen, drawOpened, drawSettled, freezeDelayed, partyCommitted, weightSet } from '../events/definitions.ts';
import { CLOSER, FIRST_WORKER, ORGANISER } from '../contract/party-numbers.ts';
import { makeOpening, officeCommitment, workerCommitments } from '../rules/kept-opening.ts';

const HOUR = 3_600_000;
/** Whose number is whose stands in nobody's answer but their own. */
const [NUMBER, OTHER_NUMBER, REASON] = ['MATRX234', 'MATRX567', '权重的理由<unit>'];

/** Draws of the unit: one in which parties commit, one that reveals, one that waits for a party, one that is settled. */
export const prepareMatrix: PrepareMatrix = async (grove) => {
  const { world, people, tree } = grove;
  const [open, revealing, waiting, settled] = [await openDraw(grove), await openDraw(grove), await openDraw(grove), await openDraw(grove)];
  const worker = makeOpening(world.house.random);
  const reveals = await freeze(grove, revealing, worker);
  await commitAll(grove, settled, worker);
  const entry = { entryId: newId<'entry'>(world.house), personId: people.holders.unit };
  const other = { entryId: newId<'entry'>(world.house), personId: people.holders.sibling };
  const pooled = { entryId: newId<'entry'>(world.house), personId: people.holders.branch };
  await world.asSystem('replay', (ctx) => record(ctx, [
    weightSet({ drawId: open, unionId: tree.unit.id, ...entry, weight: 2, reason: REASON }),
    entriesSettled({
      offerId: open, unionId: tree.unit.id, dueAt: null, day: dateInChina(world.clock.now()),
      entries: [{ ...entry, persons: 1, state: 'pooled', position: 1, takings: [] }, { ...pooled, persons: 1, state: 'pooled', position: 2, takings: [] }],
    }),
    drawFrozen({
      drawId: settled, unionId: tree.unit.id, link: '/activities', ...reveals.dates, dueAt: null, list: '{"list":""}', listHash: sha256Hex('list'), workers: [],
      entries: [
        { ...entry, number: NUMBER, token: '0'.repeat(32), weight: 1, size: 1 }, { ...other, number: OTHER_NUMBER, token: '1'.repeat(32), weight: 1, size: 1 },
      ],
    }),
    drawSettled({
      drawId: settled, unionId: tree.unit.id, file: '{"file":""}', hash: sha256Hex('file'), entries: [{ entryId: entry.entryId, rank: 2, isPlaced: true }, { entryId: other.entryId, rank: 1, isPlaced: false }],
    }),
  ]));
  const row: MatrixRow = { at: 'unit', belongsTo: [], marks: [] };
  const weight: MatrixRow = { at: 'unit', belongsTo: [people.holders.unit], marks: [REASON] };
  const mine: MatrixRow = { at: 'unit', belongsTo: [people.holders.unit], marks: [`"number":"${NUMBER}","token"`] };
  const officeOpening = makeOpening(world.house.random);
  return {
    'draw.readDraw': { input: () => ({ drawId: settled }) },
    'draw.readFile': { input: () => ({ drawId: settled, part: 'result' }) },
    'draw.readMine': { input: () => ({ drawId: settled }), showsOwn: [mine] },
    'draw.commitAsWorker': { input: () => ({ drawId: open, commitments: workerCommitments(open, makeOpening(world.house.random)) }), mayRefuse: [errors['not-for-you']] },
    'draw.commitForUnion': {
      input: () => ({ drawId: open, unionId: tree.unit.id, commitment: officeCommitment(open, 'organiser', officeOpening) }), row: UNIT_ITSELF, mayRefuse: [errors['other-office']],
    },
    'draw.reveal': { input: () => ({ drawId: revealing, party: FIRST_WORKER, ...worker }) },
    'draw.listTasks': { input: () => ({}) },
    'draw.askCloser': { input: () => ({ drawId: open, closerId: tree.province.id }), row },
    'draw.extend': { input: () => ({ drawId: waiting, freezeBy: shiftInstant(world.clock.now(), 15 * HOUR).toISOString(), reason: '等上级工会' }), row },
    'draw.turnToApproval': { input: () => ({ drawId: waiting, reason: '没有工会能参加' }), row },
    'draw.setWeight': { input: () => ({ drawId: open, entryId: entry.entryId, weight: 3, reason: '一线岗位' }), row },
    'draw.findEntries': { input: () => ({ drawId: open, words: '' }), row, shows: [{ at: 'unit', belongsTo: [people.holders.branch], marks: [pooled.entryId] }] },
    'draw.listWeights': { input: () => ({ drawId: open }), row, shows: [weight] },
  };
};

/** With its places. Both turns take an hour; the freeze is past and waits for whoever is missing. */
async function openDraw({ world, tree }: Grove): Promise<Id<'offer'>> {
  const [drawId, unionId] = [newId<'offer'>(world.house), tree.unit.id];
  const at = (hours: number) => shiftInstant(world.clock.now(), hours * HOUR).toISOString();
  const audience = { unionIds: [unionId], kinds: ['regular' as const, 'individual' as const], retired: 'too' as const };
  await world.asSystem('job', (ctx) => record(ctx, [
    offerOpened({
      offerId: drawId, unionId, service: 'activities', way: 'draw', title: '抽签', link: '/activities', opensAt: at(-2), closesAt: at(-1), lastMoment: at(240), holdMinutes: 60, groupMost: 1, waitingMost: 5,
      audience, limitId: null, questions: null, dueAt: null, shares: [{ unionId, parentId: null, places: 1, flowsBackAt: null }],
    }),
    drawOpened({ drawId, unionId, closerId: tree.district.id, title: '抽签', link: '/activities', places: 1, freezeAt: at(-1), freezeBy: at(12), revealMinutes: 60, closeMinutes: 60 }),
    freezeDelayed({ drawId, unionId, closerId: tree.district.id, missing: ['worker'], dueAt: at(12) }),
  ]));
  return drawId;
}

async function freeze(grove: Grove, drawId: Id<'offer'>, worker: ReturnType<typeof makeOpening>) {
  const { world, tree } = grove;
  await commitAll(grove, drawId, worker);
  const at = (hours: number) => shiftInstant(world.clock.now(), hours * HOUR).toISOString();
  const dates = { frozenAt: at(-1), revealBy: at(12), closeBy: at(24) };
  await world.asSystem('job', (ctx) => record(ctx, [
    drawFrozen({ drawId, unionId: tree.unit.id, link: '/activities', ...dates, dueAt: null, list: '{"list":""}', listHash: sha256Hex('list'), workers: [], entries: [] }),
  ]));
  return { dates };
}

async function commitAll({ world, tree, people }: Grove, drawId: Id<'offer'>, worker: ReturnType<typeof makeOpening>): Promise<void> {
  const [unionId, office] = [tree.unit.id, makeOpening(world.house.random)];
  const head = { drawId, unionId, dueAt: null, personId: people.marked.unit.personId };
  await world.asSystem('job', (ctx) => record(ctx, [
    partyCommitted({ ...head, party: ORGANISER, role: 'organiser', partyUnionId: unionId, name: '', commitment: officeCommitment(drawId, 'organiser', office) }),
    partyCommitted({ ...head, party: CLOSER, role: 'closer', partyUnionId: tree.district.id, name: '', commitment: officeCommitment(drawId, 'closer', office) }),
    partyCommitted({ ...head, party: FIRST_WORKER, role: 'worker', partyUnionId: null, name: '', commitment: workerCommitments(drawId, worker)[0] ?? '' }),
  ]));
}
