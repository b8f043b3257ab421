import { record } from '#platform/journal/journal.ts';
import { toId } from '#platform/kernel/id.ts';
import { addDays, dateInChina } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { UNIT_ITSELF, type Grove, type MatrixCall, type MatrixRow } from '#platform/testkit/matrix/matrix-room.ts';
import { PLACES, type Place } from '#platform/testkit/matrix/matrix-tree.ts';
import { errors } from '../contract.ts';
import { alarmRaised, callBackOffered } from '../events/oversight.ts';

export type Case = { readonly appealId: string; readonly caseNumber: string; readonly row: MatrixRow };
export type UnitCases = Readonly<Record<'received' | 'accepted' | 'closed' | 'paused' | 'joined', Case>>;

const REASON = '需要先等检测结果';

export function caseworkCalls({ world, tree, positions }: Grove, cases: UnitCases): Readonly<Record<string, MatrixCall>> {
  const on = ({ appealId, row }: Case, more: object = {}): MatrixCall => ({ input: () => ({ appealId, ...more }), row });
  const byHolder = (one: Case, more: object = {}): MatrixCall => ({ ...on(one, more), mayRefuse: [errors['not-holder']] });
  const chair = positions.find((position) => position.name === 'chair of the unit')?.actor;
  const personId = chair?.kind === 'person' ? chair.personId : newId(world.house);
  const until = addDays(dateInChina(world.clock.now()), 7);
  return {
    'appeals.withdrawAppeal': on(cases.accepted),
    'appeals.pauseAppeal': byHolder(cases.accepted, { reason: REASON, until }),
    'appeals.resumeAppeal': byHolder(cases.paused),
    'appeals.listReceivers': on(cases.received),
    'appeals.handOverAppeal': byHolder(cases.accepted, { reason: REASON, personId, unionId: tree.unit.id }),
    'appeals.refuseAppeal': byHolder(cases.received, { reason: REASON }),
    'appeals.escalateAppeal': byHolder(cases.accepted, { reason: REASON }),
    'appeals.takeUpAppeal': byHolder(cases.accepted, { reason: REASON }),
    'appeals.declareConflict': on(cases.received, { reason: REASON }),
    'appeals.listSimilar': { ...on(cases.received), shows: [cases.accepted.row, cases.paused.row] },
    'appeals.joinAppeal': on(cases.received, { leadId: cases.accepted.appealId }),
    'appeals.partAppeal': on(cases.joined),
    'appeals.enterAppeal': {
      input: () => ({
        unionId: tree.unit.id, appealId: newId(world.house), source: 'phone', topic: 'aid', text: '来电反映', disclosure: 'anonymous', about: 'nobody',
        queryCode: '01234567890123456789',
      }),
      row: UNIT_ITSELF,
    },
    'appeals.listLimits': { input: () => ({ unionId: tree.unit.id }), row: UNIT_ITSELF },
    'appeals.setLimit': {
      input: () => ({
        unionId: tree.unit.id, topic: 'aid', closeDays: 2, rungDays: 3, waitDays: 5, pauseDays: 10, refuseDays: 2, source: '本会承诺',
        validFrom: dateInChina(world.clock.now()),
      }),
      row: UNIT_ITSELF,
    },
  };
}

/** An alarm and a call to be made, at every union. */
export async function oversightCalls(grove: Grove): Promise<Readonly<Record<string, MatrixCall>>> {
  const planted = new Map<Place, { alarm: MatrixRow; callBack: MatrixRow }>();
  for (const at of PLACES) planted.set(at, await plantAt(grove, at));
  const unit = planted.get('unit');
  if (unit === undefined) throw new Error('nothing was planted');
  const rows = [...planted.values()];
  const day = dateInChina(grove.world.clock.now());
  const below = rows.filter((one) => one.callBack.at === 'unit' || one.callBack.at === 'branch');
  const [alarmId, callBackId] = [unit.alarm.marks[0], unit.callBack.marks[0]];
  return {
    'appeals.listAlarms': { input: () => ({}), shows: rows.map((one) => one.alarm) },
    'appeals.seeAlarm': { input: () => ({ alarmId }), row: unit.alarm },
    'appeals.listCallBacks': { input: () => ({}), shows: rows.map((one) => one.callBack) },
    'appeals.listCalled': { input: () => ({ unionId: grove.tree.unit.id, from: day, to: day, kind: 'offered' }), row: UNIT_ITSELF, shows: below.map((one) => one.callBack) },
    'appeals.revealCallBack': { input: () => ({ callBackId }), row: unit.callBack },
    'appeals.recordCallBack': { input: () => ({ callBackId, isReached: true, isSolved: true, score: 5 }), row: unit.callBack },
  };
}

async function plantAt({ world, tree }: Grove, at: Place): Promise<{ alarm: MatrixRow; callBack: MatrixRow }> {
  const [alarmId, callBackId, appealId] = [newId<'appeal-alarm'>(world.house), newId<'call-back'>(world.house), newId<'appeal'>(world.house)];
  const today = dateInChina(world.clock.now());
  await world.asSystem('job', (ctx) => record(ctx, [
    alarmRaised({ alarmId, unionId: tree[at].id, upperUnionId: tree[at].id, topic: 'aid', cases: 5, leadId: null }),
    callBackOffered({
      callBackId, appealId, keyId: toId<'key'>(appealId), unionId: tree[at].id, caseUnionId: tree[at].id, caseNumber: '10000000', topic: 'aid',
      receivedOn: today, dueOn: today, phone: '+8613900001111', name: '李师傅',
    }),
  ]));
  const row = (id: string): MatrixRow => ({ at, belongsTo: [], marks: [id] });
  return { alarm: row(alarmId), callBack: row(callBackId) };
}
