import { storePhoto } from '#platform/files/store/photos.ts';
import { addToCells } from '#platform/figures/store/cells.ts';
import { record } from '#platform/journal/journal.ts';
import { addDays, dateInChina, toPlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { UNIT_ITSELF, type Grove, type MatrixCall, type MatrixRow, type PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import { PLACES, type Place } from '#platform/testkit/matrix/matrix-tree.ts';
import { newCaseReach } from '#platform/access/reach.ts';
import { withReach } from '#platform/testkit/test-world.ts';
import { endpoints, errors } from '../contract.ts';
import { codeMade } from '../events/definitions.ts';
import { metricOf } from '../rules/figures.ts';
import { toCodeToken } from '../use-cases/code-token.ts';
import { caseworkCalls, oversightCalls, type Case, type UnitCases } from './matrix-casework.ts';

export const TEXT = '车间通风不好，请工会帮助协调。';
const APPEAL = {
  topic: 'aid', text: TEXT, disclosure: 'named', name: '李师傅', phone: '13900001111', queryCode: '01234567890123456789',
} as const;

type Planted = { readonly cases: readonly Case[]; readonly code: MatrixRow & { readonly codeId: string; readonly number: number } };

/** A poster and a case of a signed-in worker at every union; the unit's five are new, accepted, closed, paused and joined. */
export const prepareMatrix: PrepareMatrix = async (grove) => {
  const { world, tree, people } = grove;
  const photoId = newId<'photo'>(world.house);
  await uploadPhoto(grove, photoId);
  const planted = new Map<Place, Planted>();
  for (const at of PLACES) planted.set(at, await plant(grove, at, at === 'unit' ? [photoId] : []));
  const unit = planted.get('unit');
  const [received, accepted, closed, paused, joined] = unit?.cases ?? [];
  if (unit === undefined || received === undefined || accepted === undefined || closed === undefined || paused === undefined || joined === undefined) {
    throw new Error('nothing was planted');
  }
  const rows = { received, accepted, closed, paused, joined };
  await handleCases(grove, rows);
  const [codes, cases] = [[...planted.values()].map((one) => one.code), [...planted.values()].flatMap((one) => one.cases.map(({ row }) => row))];
  const on = ({ appealId, row }: Case, more: object = {}): MatrixCall => ({ input: () => ({ appealId, ...more }), row });
  const token = toCodeToken(world.house.keyring, unit.code.codeId);
  return {
    ...caseworkCalls(grove, rows), ...await oversightCalls(grove),
    'appeals.readCode': { input: () => ({ code: token }) },
    'appeals.submitAppeal': { input: () => ({ appealId: newId(world.house), code: token, ...APPEAL, photos: [] }) },
    'appeals.openReceipt': { input: () => ({ caseNumber: received.caseNumber, queryCode: APPEAL.queryCode }), keyOpens: [received.row] },
    'appeals.readCase': { ...on(received), shows: [received.row] },
    'appeals.readOwnPhoto': on(received, { photoId, isSmall: true }),
    'appeals.listMine': { input: () => ({}), shows: cases },
    'appeals.addMessage': on(accepted, { text: TEXT }),
    'appeals.rateAppeal': on(closed, { isSolved: true, score: 5 }),
    'appeals.listAppeals': { input: () => ({ view: 'all' }), shows: cases },
    'appeals.readAppeal': { ...on(received), shows: [received.row] },
    'appeals.readPhoto': on(received, { photoId, isSmall: false }),
    'appeals.revealContact': on(received, { reason: '电话回访' }),
    // The union that holds a case acts; officers above may once they have taken it up.
    'appeals.acceptAppeal': { ...on(received), mayRefuse: [errors['not-holder']] },
    'appeals.askWorker': on(accepted, { text: TEXT }),
    'appeals.answerAppeal': on(accepted, { text: TEXT }),
    'appeals.closeAppeal': { ...on(accepted, { result: TEXT }), mayRefuse: [errors['not-holder']] },
    'appeals.listCodes': { input: () => ({}), shows: codes },
    'appeals.makeCode': {
      input: () => ({ unionId: tree.unit.id, contactGrantId: people.marked.unit.grantId, place: '食堂门口' }), row: UNIT_ITSELF,
    },
    'appeals.makeCodes': {
      input: () => ({ unionId: tree.unit.id, contactGrantId: people.marked.unit.grantId, places: ['食堂门口', '缝制车间'] }), row: UNIT_ITSELF,
    },
    // An officer of elsewhere may print codes, but not these: to them the numbers are unknown.
    'appeals.printCodes': { input: () => ({ numbers: [unit.code.number], perSheet: 8 }), mayRefuse: [errors['code-unknown']] },
    'appeals.replaceCode': { input: () => ({ unionId: tree.unit.id, codeId: unit.code.codeId }), row: UNIT_ITSELF },
    'appeals.retireCode': { input: () => ({ codeId: unit.code.codeId }), row: unit.code },
    'appeals.findUnionCodes': { input: () => ({ words: '没有叫这个名字的工会' }) },
    'appeals.readFigures': {
      input: () => ({ unionId: tree.unit.id, from: '2020-01-01', to: '2020-12-31' }), row: UNIT_ITSELF, shows: [await plantFigures(grove)],
    },
    'appeals.downloadFigures': {
      input: () => ({ unionId: tree.unit.id, from: '2020-01-01', to: '2020-12-31', language: 'zh-CN' }), row: UNIT_ITSELF,
    },
  };
};

async function plant({ world, tree, people }: Grove, at: Place, photos: readonly string[]): Promise<Planted> {
  const [codeId, place, number] = [newId<'appeal-code'>(world.house), `布告栏<${at}>`, 1001 + PLACES.indexOf(at)];
  await world.asSystem('setup', (ctx) => record(ctx, [codeMade({
    codeId, unionId: tree[at].id, contactId: people.marked[at].personId, contactName: '维权联系人', place, number,
  })]));
  const cases: Case[] = [];
  for (const appealId of people.cases[at].slice(0, at === 'unit' ? 5 : 1)) {
    const text = `诉求正文<${at}>第${cases.length}件`;
    const { caseNumber } = await world.call(endpoints.submitAppeal, await world.actorOf(people.holders[at]), {
      appealId, code: toCodeToken(world.house.keyring, codeId), ...APPEAL, text, photos: cases.length === 0 ? [...photos] : [],
    });
    cases.push({ appealId, caseNumber, row: { at, belongsTo: [people.holders[at], appealId], marks: [appealId, text] } });
  }
  return { cases, code: { codeId, number, at, belongsTo: [], marks: [place], publicBecause: 'a poster hangs on a wall for everybody to read' } };
}

async function uploadPhoto({ world, people }: Grove, id: string): Promise<void> {
  const [ownerId = ''] = people.cases.unit;
  const bytes = Buffer.from('not a picture, and never looked at');
  await withReach(world.at, newCaseReach(ownerId), { kind: 'anonymous' }, (ctx) =>
    storePhoto(ctx, { id, ownerId, bytes, thumbnail: bytes, width: 1, height: 1 }));
}

async function handleCases({ world, positions }: Grove, cases: UnitCases): Promise<void> {
  const chair = positions.find((position) => position.name === 'chair of the unit')?.actor ?? { kind: 'anonymous' };
  for (const { appealId } of [cases.accepted, cases.closed, cases.paused]) await world.call(endpoints.acceptAppeal, chair, { appealId });
  await world.call(endpoints.closeAppeal, chair, { appealId: cases.closed.appealId, result: TEXT });
  const until = addDays(dateInChina(world.clock.now()), 7);
  await world.call(endpoints.pauseAppeal, chair, { appealId: cases.paused.appealId, reason: TEXT, until });
  await world.call(endpoints.joinAppeal, chair, { appealId: cases.joined.appealId, leadId: cases.accepted.appealId });
}

/** A number that nothing else in an answer can be, counted at the unit on a day of its own. */
async function plantFigures({ world, tree }: Grove): Promise<MatrixRow> {
  await world.asSystem('tail', ({ tx }) => addToCells(tx, [
    { metric: metricOf('received', 'complaint'), unionId: tree.unit.id, day: toPlainDate('2020-06-01'), by: 791_977 },
  ]));
  return { at: 'unit', belongsTo: [], marks: ['"received":791977'] };
}
