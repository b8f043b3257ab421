import type { Actor } from '#platform/access/actor.ts';
import type { NewEvent } from '#platform/contract/event.ts';
import { hashEnvelope, writeEnvelope } from '#platform/countersign/envelope.ts';
import { approved, prepared } from '#platform/countersign/events.ts';
import { record } from '#platform/journal/journal.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { toId, type PersonId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { UNIT_ITSELF, type Grove, type MatrixCall, type MatrixRow, type PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import { PLACES, type Place } from '#platform/testkit/matrix/matrix-tree.ts';
import { endpoints } from '../contract.ts';
import { correctionProposed } from '../events/definitions.ts';
import { errors } from '../contract/access.ts';
import { toNewMember } from '../use-cases/new-member.ts';
import { recordOf } from '../use-cases/take-members.ts';
import { uploadRows } from './register-sheets.ts';
import { idNumberOf, phoneOf } from './register-world.ts';

type Planted = { readonly personId: PersonId; readonly correctionId: string; readonly member: MatrixRow; readonly number: number };

/** A member with a record and an open correction at every union; an import at the unit; a roster lying ready for everybody. */
export const prepareMatrix: PrepareMatrix = async (grove) => {
  const { tree, world } = grove;
  const planted = new Map<Place, Planted>();
  for (const [index, at] of PLACES.entries()) planted.set(at, await plant(grove, at, 700_000 + index));
  const unit = planted.get('unit');
  if (unit === undefined) throw new Error('nothing was planted');
  const everywhere = [...planted.values()].map(({ member }) => member);
  const below = everywhere.filter(({ at }) => at === 'unit' || at === 'branch');
  const uploads = await uploadForAll(grove);
  const imported = await takeRoster(grove);
  const exports = await approveExports(grove);
  const unionId = tree.unit.id;
  const onUnit = (more: object, shows?: readonly MatrixRow[]): MatrixCall =>
    ({ input: () => ({ unionId, ...more }), row: UNIT_ITSELF, ...(shows === undefined ? {} : { shows }) });
  const onMember = (more: object = {}): MatrixCall => ({ input: () => ({ personId: unit.personId, ...more }), row: unit.member });
  const onCorrection = (more: object = {}): MatrixCall => ({ input: () => ({ correctionId: unit.correctionId, ...more }), row: unit.member });
  const onSheet = (more: () => object): MatrixCall => ({
    input: ({ actor }) => ({ unionId, uploadId: uploads.get(personOf(actor)) ?? newId(world.house), places: {}, ...more() }), row: UNIT_ITSELF,
  });
  return {
    'register.listMembers': onUnit({ words: 'worker <' }, below),
    'register.lookUpMember': onUnit({ number: idNumberOf(unit.number) }, [unit.member]),
    'register.readMember': { ...onMember(), shows: [unit.member] },
    'register.revealField': onMember({ field: 'idNumber', reason: '核对' }),
    'register.addMember': onUnit({ name: '新登记的会员', idType: 'resident', idNumber: idNumberOf(799_999), details: {}, personal: {} }),
    'register.changeMember': onMember({ idType: 'resident', details: { post: '班长' }, personal: {} }),
    'register.exportMembers': onUnit({ language: 'zh-CN' }),
    'register.countForExport': onUnit({ words: '' }),
    'register.exportInFull': {
      input: ({ actor }) => ({ unionId, requestId: exports.get(personOf(actor)) ?? newId(world.house), language: 'zh-CN' }), row: UNIT_ITSELF,
    },
    'register.downloadTemplate': onUnit({ language: 'zh-CN' }),
    'register.checkMembers': onSheet(() => ({})),
    'register.exportWrongMembers': onSheet(() => ({ language: 'zh-CN' })),
    'register.importMembers': onSheet(() => ({ importId: newId(world.house), from: 1 })),
    'register.readMemberImport': { input: () => ({ importId: imported.importId }), row: imported.row, shows: [imported.row] },
    'register.readOwnRecord': { input: () => ({}), showsOwn: everywhere },
    'register.proposeCorrection': { input: () => ({ correctionId: newId(world.house), changes: { post: '组长' } }), mayRefuse: [errors['correction-open']] },
    'register.withdrawCorrection': onCorrection(),
    'register.listCorrections': onUnit({}, below),
    'register.readCorrection': { ...onCorrection(), shows: [unit.member] },
    'register.settleCorrection': onCorrection({ outcome: 'confirmed' }),
  };
};

/** The record is the union's own worker's, who may read and correct it. */
async function plant({ world, tree, people }: Grove, at: Place, number: number): Promise<Planted> {
  const [personId, correctionId, workUnit] = [people.holders[at], newId<'register-correction'>(world.house), `工作单位<${at}>`];
  await world.asSystem('demo', async (ctx) => {
    const identity = { idType: 'resident', idNumber: idNumberOf(number), citizen: undefined } as const;
    const member = toNewMember(ctx.keyring, { unionId: tree[at].id, name: '', phone: null, identity, details: { workUnit }, personal: {}, sensitive: {} }, NOWHERE);
    await record(ctx, [recordOf(member, personId), correctionProposed({ correctionId, personId, fields: ['post'], changes: { post: '组长' } })]);
  });
  return { personId, correctionId, number, member: { at, belongsTo: [personId], marks: [workUnit, correctionId] } };
}

const NOWHERE = { importId: null, line: 0, isGenerated: false };

/** An approved list is its preparer's alone: everybody in the unit has one that somebody else approved. */
async function approveExports({ world, tree, people, positions }: Grove): Promise<ReadonlyMap<string, string>> {
  const exports = new Map<string, string>();
  const entries: NewEvent[] = [];
  for (const { actor } of positions) {
    if (actor.kind !== 'person' || exports.has(actor.personId)) continue;
    const requestId = newId<'request'>(world.house);
    const payload = { words: '', columns: ['name'], rows: 20_000, reason: '核对名册' };
    const text = writeEnvelope({ action: 'register.exportInFull', requestId, unionId: tree.unit.id, payload, salt: 'salt' });
    const payloadHash = hashEnvelope(text);
    const expiresAt = shiftInstant(world.clock.now(), 72 * 3_600_000).toISOString();
    const approvedBy = Object.values(people.holders).find((one) => one !== actor.personId) ?? actor.personId;
    entries.push(
      prepared({
        requestId, action: 'register.exportInFull', unionId: tree.unit.id, orgPath: tree.unit.path, linePath: tree.unit.linePath,
        preparedBy: actor.personId, concernedIds: [], askedIds: [], payload: text, payloadHash, expiresAt,
      }),
      approved({ requestId, preparedBy: actor.personId, approvedBy, payloadHash }),
    );
    exports.set(actor.personId, requestId);
  }
  await world.asSystem('setup', (ctx) => record(ctx, entries));
  return exports;
}

/** Uploads are their uploader's alone: whoever asks has one of their own. */
async function uploadForAll({ world, positions }: Grove): Promise<ReadonlyMap<string, string>> {
  const uploads = new Map<string, string>();
  for (const { actor } of positions) {
    if (actor.kind === 'person' && !uploads.has(actor.personId)) uploads.set(actor.personId, await uploadRows(world, actor, [['姓名', '手机号'], ['名册里的人', phoneOf(799_998)]]));
  }
  return uploads;
}

async function takeRoster({ world, tree, positions }: Grove): Promise<{ importId: string; row: MatrixRow }> {
  const chair = positions.find((position) => position.name === 'chair of the unit')?.actor ?? { kind: 'anonymous' };
  const importId = toId<'register-import'>(newId(world.house));
  const uploadId = await uploadRows(world, chair, [['姓名', '手机号'], ['先导入的人', phoneOf(799_997)]]);
  await world.call(endpoints.importMembers, chair, { unionId: tree.unit.id, uploadId, importId, places: {}, from: 1 });
  return { importId, row: { at: 'unit', belongsTo: [], marks: [importId] } };
}

function personOf(actor: Actor): string {
  return actor.kind === 'person' ? actor.personId : '';
}
