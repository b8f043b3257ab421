import { newCaseReach } from '#platform/access/reach.ts';
import { storePhoto } from '#platform/files/store/photos.ts';
import { record } from '#platform/journal/journal.ts';
import { toId, type PersonId } from '#platform/kernel/id.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { endMembership } from '#platform/orgs/memberships/change-membership.ts';
import { findHome } from '#platform/orgs/memberships/store/memberships.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { UNIT_ITSELF, type Grove, type MatrixCall, type MatrixRow, type PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import { PLACES, type Place } from '#platform/testkit/matrix/matrix-tree.ts';
import { withReach } from '#platform/testkit/test-world.ts';
import { errors } from '../contract/access.ts';
import { foundingAsked, joinAsked, joinReturned, transferAsked } from '../events/definitions.ts';
import { toJoinToken } from '../use-cases/signed-token.ts';
import { idNumberOf, joinForm } from './membership-world.ts';

const DUE = { contactOn: toPlainDate('2026-03-12'), dueOn: toPlainDate('2026-03-30') };
const FOUNDING = {
  employer: '矩阵电子厂', creditCode: null, address: '示例路', workers: 40, joiners: 30, kind: 'enterprise', proposedName: '矩阵电子厂工会', applicantName: '李师傅',
} as const;
/** What the register of firms has planted (modules/measures). */
const FIRMS: readonly MatrixRow[] = (['unit', 'branch'] as const).map((at) => ({ at, belongsTo: [], marks: [`企业<${at}>`] }));
const REASON = { reason: '请核对' };

type Thing = { readonly id: string; readonly row: MatrixRow };
type Planted = { readonly join: Thing; readonly transfer: Thing & { readonly endId: string }; readonly founding: Thing };

/** At every union an application, a transfer and a founding of its worker; at the unit an application more, which waits for its officer. */
export const prepareMatrix: PrepareMatrix = async (grove) => {
  const { tree, world } = grove;
  const planted = new Map<Place, Planted>();
  for (const at of PLACES) planted.set(at, await plant(grove, at));
  const unit = planted.get('unit');
  if (unit === undefined) throw new Error('nothing was planted');
  const waiting = await plantJoin(grove, 'unit', await enterStranger(grove));
  const photoId = await plantPhoto(grove, unit.founding.id);
  await giveBack(grove, unit.join.id);
  await leaveHomeless(grove);
  const rows = (pick: (one: Planted) => Thing) => [...planted.values()].map((one) => pick(one).row);
  const below = (all: readonly MatrixRow[]) => all.filter(({ at }) => at === 'unit' || at === 'branch');
  const unionId = tree.unit.id;
  const list = (shows: readonly MatrixRow[]): MatrixCall => ({ input: () => ({ unionId, view: 'open' }), row: UNIT_ITSELF, shows });
  const onJoin = ({ id, row }: Thing, more: object = {}): MatrixCall => ({ input: () => ({ joinId: id, ...more }), row });
  const onFounding = ({ id, row }: Thing, more: object = {}): MatrixCall => ({ input: () => ({ foundingId: id, ...more }), row });
  const words = '没有叫这个名字的工会';
  const settled = [errors['not-member'], errors['already-moving']];
  return {
    'membership.readJoinCode': { input: () => ({ code: toJoinToken(world.house.keyring, unionId) }) },
    'membership.findUnions': { input: () => ({ words }) },
    'membership.proposeUnions': { input: () => ({ district: words, category: 'courier' }) },
    'membership.askToJoin': { input: () => ({ joinId: newId(world.house), unionId, ...joinForm(901) }), mayRefuse: [errors['already-member']] },
    'membership.readUnionCode': { input: () => ({ unionId }), row: UNIT_ITSELF },
    'membership.printJoinPoster': { input: () => ({ unionId }), row: UNIT_ITSELF },
    'membership.listJoins': list([...below(rows((one) => one.join)), waiting.row]),
    'membership.readJoin': { ...onJoin(unit.join), shows: [unit.join.row] },
    'membership.revealApplicant': onJoin(waiting, REASON),
    'membership.readMine': { input: () => ({}), shows: [...rows((one) => one.join), ...rows((one) => one.transfer), ...rows((one) => one.founding)] },
    'membership.issueCard': { input: () => ({}), mayRefuse: [errors['not-member']] },
    'membership.readCard': { input: () => ({}) },
    'membership.readCardKeys': { input: () => ({}) },
    'membership.checkCard': { input: () => ({ token: 'x' }) },
    'membership.retain': { input: () => ({ cause: 'retired' }), mayRefuse: settled },
    'membership.leave': { input: () => ({}), mayRefuse: settled },
    'membership.listTransfers': list(below(rows((one) => one.transfer))),
    'membership.listFoundings': list(below(rows((one) => one.founding))),
    'membership.readFounding': { ...onFounding(unit.founding), shows: [unit.founding.row] },
    'membership.readDocument': onFounding(unit.founding, { photoId, isSmall: false }),
    'membership.listLimits': { input: () => ({ unionId }), row: UNIT_ITSELF },
    'membership.setLimits': { input: () => ({ unionId, contact: 2, decide: 10, transfer: 10, source: '本会决定', validFrom: '2099-01-01' }), row: UNIT_ITSELF },
    'membership.listBlankSpots': { input: () => ({ unionId }), row: UNIT_ITSELF, shows: FIRMS },
  };
};

async function plant(grove: Grove, at: Place): Promise<Planted> {
  const join = await plantJoin(grove, at, grove.people.holders[at]);
  return { join, transfer: await plantTransfer(grove, at), founding: await plantFounding(grove, at) };
}

let sequence = 600;

async function plantJoin({ world, tree }: Grove, at: Place, personId: PersonId): Promise<Thing> {
  const joinId = newId<'join'>(world.house);
  sequence += 1;
  const unionId = tree[at].id;
  await world.asSystem('demo', (ctx) => record(ctx, [joinAsked({
    joinId, personId, unionId, holderId: unionId, name: `申请人<${at}>`, idNumber: idNumberOf(sequence), idIndex: `matrix ${sequence}`, employer: null,
    employerKey: null, creditCode: null, category: 'courier', noticeVersion: '2026-11-01', ...DUE,
  })]));
  return { id: joinId, row: { at, belongsTo: [personId], marks: [joinId] } };
}

/** Both ends at one union, so that the transfer lies there alone: what two unions see is transfers.test.ts's matter. */
async function plantTransfer({ world, tree, people }: Grove, at: Place): Promise<Thing & { endId: string }> {
  const [transferId, endId, personId, unionId] = [newId<'transfer'>(world.house), newId<'transfer-end'>(world.house), people.holders[at], tree[at].id];
  const name = `转会人<${at}>`;
  await world.asSystem('demo', (ctx) => record(ctx, [transferAsked({
    transferId, personId, fromId: unionId, toId: unionId, outEndId: endId, inEndId: newId<'transfer-end'>(ctx), name, dueOn: DUE.dueOn, formerStanding: 'valid',
  })]));
  return { id: transferId, endId, row: { at, belongsTo: [personId], marks: [endId, transferId] } };
}

async function plantFounding({ world, tree, people }: Grove, at: Place): Promise<Thing> {
  const [foundingId, personId] = [newId<'founding'>(world.house), people.holders[at]];
  await world.asSystem('demo', (ctx) => record(ctx, [foundingAsked({
    foundingId, personId, unionId: tree[at].id, ...FOUNDING, employerKey: `matrix ${foundingId}`, photos: [foundingId], dueOn: DUE.dueOn,
  })]));
  return { id: foundingId, row: { at, belongsTo: [personId], marks: [foundingId] } };
}

/** The documents of a request are stored under its id; here the one has the other's. */
async function plantPhoto({ world }: Grove, foundingId: string): Promise<string> {
  const bytes = Buffer.from('not a picture, and never looked at');
  await withReach(world.at, newCaseReach(foundingId), { kind: 'anonymous' }, (ctx) =>
    storePhoto(ctx, { id: foundingId, ownerId: foundingId, bytes, thumbnail: bytes, width: 1, height: 1 }));
  return foundingId;
}

async function giveBack({ world, people }: Grove, joinId: string): Promise<void> {
  const [personId, officerId] = [people.holders.unit, people.marked.unit.personId];
  await world.asSystem('demo', (ctx) => record(ctx, [
    joinReturned({ joinId: toId<'join'>(joinId), personId, officerId, status: 'sent-back', reason: '请补姓名' }),
  ]));
}

async function enterStranger({ world }: Grove): Promise<PersonId> {
  const personId = newId<'person'>(world.house);
  await world.asSystem('setup', (ctx) => record(ctx, [personEntered({ personId, name: '还没入会的人', unionId: null })]));
  return personId;
}

/** Everybody of the matrix belongs somewhere; to join, one of them must not. */
async function leaveHomeless({ world, positions }: Grove): Promise<void> {
  const actor = positions.find(({ name }) => name === 'officer below the leading industry union')?.actor;
  if (actor?.kind !== 'person') throw new Error('nobody is there to leave');
  const { personId } = actor;
  await world.asSystem('job', async (ctx) => {
    const home = await findHome(ctx.tx, personId);
    if (home !== undefined) await endMembership(ctx, { membershipId: home.id, reason: 'left' });
  });
}
