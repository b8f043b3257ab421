import { record } from '#platform/journal/journal.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { toId, type PersonId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { UNIT_ITSELF, type Grove, type MatrixRow, type PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import { errors } from '../contract.ts';
import { approved, prepared } from '../events.ts';
import { hashEnvelope, writeEnvelope } from '../envelope.ts';

const ACTION = 'offices.appointDuty';
const AT_UNIT: MatrixRow = { at: 'unit', belongsTo: [], marks: [] };

/** One request that waits, and one for every position that somebody else has approved: only its preparer performs it. */
export const prepareMatrix: PrepareMatrix = async (grove) => {
  const { world, tree, positions } = grove;
  const other = await enter(grove);
  const waiting = await plant(grove, other, undefined);
  const own = new Map<string, string>();
  for (const { actor } of positions) {
    if (actor.kind === 'person') own.set(actor.personId, (await plant(grove, actor.personId, other)).requestId);
  }
  const requestId = (actor: { readonly kind: string; readonly personId?: string }) => own.get(actor.personId ?? '') ?? waiting.requestId;
  return {
    'countersign.prepare': {
      input: () => ({ unionId: tree.unit.id, requestId: newId(world.house), action: ACTION, payload: payloadOf(grove) }),
      row: UNIT_ITSELF, mayRefuse: [errors['not-entitled']],
    },
    'countersign.listRequests': { input: () => ({ view: 'waiting' }) },
    'countersign.readRequest': { input: () => ({ requestId: waiting.requestId }), row: AT_UNIT },
    'countersign.approve': { input: () => waiting, row: AT_UNIT, mayRefuse: [errors['not-entitled']] },
    'countersign.decline': {
      input: () => ({ requestId: waiting.requestId, reason: '名单不对' }), row: AT_UNIT, mayRefuse: [errors['not-entitled']],
    },
    'countersign.withdraw': { input: ({ actor }) => ({ requestId: requestId(actor) }), row: AT_UNIT },
    'countersign.perform': {
      input: ({ actor }) => ({ requestId: requestId(actor) }), row: AT_UNIT, mayRefuse: [errors['not-entitled'], errors['action-refused']],
    },
  };
};

function payloadOf({ world }: Grove) {
  return { role: 'audit-officer', personId: newId(world.house), name: '新审计员', until: null };
}

async function enter({ world, tree }: Grove): Promise<PersonId> {
  const personId = newId<'person'>(world.house);
  await world.asSystem('setup', (ctx) => record(ctx, [personEntered({ personId, name: 'preparer', unionId: tree.unit.id })]));
  return personId;
}

async function plant(grove: Grove, preparedBy: PersonId, approvedBy: PersonId | undefined): Promise<{ requestId: string; payloadHash: string }> {
  const { world, tree } = grove;
  const requestId = newId<'request'>(world.house);
  const text = writeEnvelope({ action: ACTION, requestId, unionId: tree.unit.id, payload: payloadOf(grove), salt: 'salt' });
  const payloadHash = hashEnvelope(text);
  await world.asSystem('setup', (ctx) => record(ctx, [
    prepared({
      requestId, action: ACTION, unionId: tree.unit.id, orgPath: tree.unit.path, linePath: tree.unit.linePath, preparedBy, concernedIds: [],
      askedIds: [], payload: text, payloadHash, expiresAt: shiftInstant(ctx.clock.now(), 72 * 3_600_000).toISOString(),
    }),
    ...(approvedBy === undefined ? [] : [approved({ requestId, preparedBy, approvedBy, payloadHash })]),
  ]));
  return { requestId: toId<'request'>(requestId), payloadHash };
}
