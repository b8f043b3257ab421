import type { Ctx } from '#platform/access/ctx.ts';
import { newCaseReach } from '#platform/access/reach.ts';
import { storePhoto } from '#platform/files/store/photos.ts';
import { record } from '#platform/journal/journal.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { UNIT_ITSELF, type Grove, type MatrixCall, type MatrixRow, type PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import { PLACES, type Place } from '#platform/testkit/matrix/matrix-tree.ts';
import { withReach } from '#platform/testkit/test-world.ts';
import { offeredBy } from '../book.ts';
import type { Command } from '../command.ts';
import { errors } from '../contract.ts';
import { paperMade, versionPublished } from '../events/definitions.ts';
import { advanceCase } from '../run/advance-case.ts';
import { startCase } from '../run/start-case.ts';
import { listTasksOf, takeCase } from '../store/cases.ts';
import { listNewest } from '../store/versions.ts';
import type { ProcessDefinition } from '../wire.ts';

const PROCESS = 'own.matrix';
const said = (text: string) => ({ 'zh-CN': text });

/** Asks whomever the answers name, so that a worker can hold every kind of task. */
const definition: ProcessDefinition = {
  title: said('矩阵事项'), about: said('矩阵'), group: 'union', begunBy: 'both',
  form: { fields: [
    { key: 'asked', kind: 'person', label: said('办理人'), isRequired: true, class: 'C2' },
    { key: 'kind', kind: 'text', label: said('种类'), isRequired: true, class: 'C2' },
    { key: 'photos', kind: 'photos', label: said('照片'), isRequired: false, class: 'C2', most: 3 },
    { key: 'result', kind: 'text', label: said('结果'), isRequired: false, class: 'C2' },
  ] },
  flow: { steps: [{
    kind: 'choose', key: 'which', title: said('种类'),
    branches: [{ key: 'write', title: said('填写'), when: { field: 'kind', is: 'equal', to: 'fill' }, steps: [
      { kind: 'fill', key: 'fill', title: said('填写'), who: [{ kind: 'person-in', field: 'asked' }], writes: ['result'] },
    ] }],
    otherwise: [{ kind: 'approve', key: 'approve', title: said('审批'), by: 'any', mayBatch: true, who: [{ kind: 'person-in', field: 'asked' }] }],
  }] },
};

type Planted = { readonly caseId: string; readonly taskId: string; readonly added: number; readonly row: MatrixRow };

export const prepareMatrix: PrepareMatrix = async (grove) => {
  const { world, tree, people } = grove;
  const holder = people.holders.unit;
  for (const at of PLACES) await publish(grove, at);
  const other = await enter(grove, 'other');
  const own = await Promise.all(PLACES.map((at) => plant(grove, { at, starter: people.holders[at], asked: other })));
  const [begun] = own.filter(({ row }) => row.at === 'unit');
  if (begun === undefined) throw new Error('nothing was planted');
  const asked = await plant(grove, { starter: other, asked: holder });
  const filling = await plant(grove, { starter: other, asked: holder, kind: 'fill' });
  const added = await plant(grove, { starter: other, asked: holder, then: (task) => ({ kind: 'add-signer', task, person: people.marked.unit.personId, where: 'beside' }) });
  const awaiting = await plant(grove, { starter: other, asked: holder, then: (task) => ({ kind: 'delegate', task, person: people.marked.unit.personId }) });
  const second = await enter(grove, 'second');
  const opinion = await plant(grove, { starter: other, asked: second, holder, then: (task) => ({ kind: 'delegate', task, person: holder }) });
  const returned = await plant(grove, { starter: holder, asked: other, then: (task) => ({ kind: 'send-back', task, to: 'starter', then: 'again' }) });
  const photoId = await plantPhoto(grove, begun.caseId);
  const paperId = await plantPaper(grove, begun.caseId);
  const unionId = tree.unit.id;
  const onTask = ({ taskId, row }: Planted, more: object = {}): MatrixCall => ({ input: () => ({ taskId, ...more }), row });
  const onCase = ({ caseId, row }: Planted, more: object = {}): MatrixCall => ({ input: () => ({ caseId, ...more }), row });
  const versionId = await versionOf(grove);
  const unitCases = [asked, filling, added, awaiting, opinion, returned];
  const onUnion = (more: object = {}): MatrixCall => ({ input: () => ({ unionId, process: PROCESS, ...more }), row: UNIT_ITSELF });
  return {
    'flows.listProcesses': { input: () => ({}) },
    'flows.readProcess': { input: () => ({ unionId, process: PROCESS }), mayRefuse: [errors['not-member']] },
    'flows.start': {
      input: () => ({ caseId: newId(world.house), unionId, process: PROCESS, versionId, answers: { asked: other, kind: 'approve' } }), mayRefuse: [errors['not-member']],
    },
    'flows.confirmMember': { input: () => ({ unionId, name: 'second', lastDigits: '0000' }) },
    'flows.resubmit': onCase(returned, { answers: { asked: other, kind: 'approve' } }),
    'flows.withdraw': onCase(begun), 'flows.remind': onCase(begun), 'flows.comment': onCase(begun, { words: '请问进展' }),
    'flows.decide': onTask(asked, { decision: 'agree' }), 'flows.fill': onTask(filling, { writes: { result: '好' } }),
    'flows.sendBack': onTask(asked, { to: 'starter', then: 'again', words: '请补充' }),
    'flows.addSigner': onTask(asked, { personId: people.marked.unit.personId, where: 'beside' }),
    'flows.dropSigner': onTask(added, { dropped: added.added }), 'flows.handOver': onTask(asked, { personId: people.marked.unit.personId }),
    'flows.delegate': onTask(asked, { personId: people.marked.unit.personId }), 'flows.giveOpinion': onTask(opinion, { words: '可以' }),
    'flows.takeBack': onTask(awaiting), 'flows.proposePeople': onTask(asked, { words: '没有叫这个名字的人' }),
    'flows.listTasks': { input: () => ({ view: 'todo' }), showsOwn: [asked.row, filling.row, added.row, opinion.row] },
    // The tasks alone; what modules put beside them is asked in the reach of their own permission, and proven there (modules/appeals/test/casework.test.ts).
    'flows.listDesk': { input: () => ({ view: 'todo', process: PROCESS }), showsOwn: [asked.row, filling.row, added.row, opinion.row] }, 'flows.countDesk': { input: () => ({}) },
    'flows.listCases': { input: () => ({ view: 'started' }), showsOwn: [...own, returned].map(({ row }) => row) },
    'flows.countTasks': { input: () => ({}) },
    'flows.readCase': { ...onCase(begun), showsOwn: [begun.row] },
    'flows.readPhoto': onCase(begun, { photoId, isSmall: true }),
    'flows.listUnionCases': { input: () => ({}), shows: [...own, ...unitCases].map(({ row }) => row) },
    'flows.readUnionCase': { ...onCase(begun), shows: [begun.row] },
    'flows.batchAgree': { input: () => ({ taskIds: [asked.taskId] }) },
    'flows.printSheet': onCase(begun, { language: 'zh-CN' }), 'flows.readPaper': onCase(begun, { paperId }),
    'flows.listPublicised': { input: () => ({}) },
    'flows.listDefinitions': { input: () => ({ unionId }), row: UNIT_ITSELF }, 'flows.readDefinition': onUnion(),
    'flows.publish': onUnion({ process: 'own.fresh', versionId: newId(world.house), basedOn: null, definition }),
    'flows.findMembers': { input: () => ({ unionId, words: 'second' }), row: UNIT_ITSELF },
    'flows.listDrafts': { input: () => ({ unionId }), row: UNIT_ITSELF }, 'flows.readDraft': onUnion(), 'flows.dropDraft': onUnion({ process: 'own.fresh' }),
    'flows.keepDraft': onUnion({ process: 'own.fresh', revision: 0, held: { format: 1 } }), 'flows.giveUpOwn': onUnion(),
  };
};

async function enter({ world, tree }: Grove, name: string): Promise<PersonId> {
  const personId = newId<'person'>(world.house);
  await world.asSystem('setup', (ctx) => record(ctx, [personEntered({ personId, name, unionId: tree.unit.id })]));
  return personId;
}

async function publish({ world, tree }: Grove, at: Place): Promise<void> {
  await world.asSystem('setup', (ctx) => record(ctx, [versionPublished({
    versionId: newId(ctx), process: PROCESS, unionId: tree[at].id, number: 1, baseId: null, definition: JSON.parse(JSON.stringify(definition)), publishedBy: null,
  })]));
}

async function versionOf({ world, tree }: Grove): Promise<string> {
  const [version] = await world.asSystem('setup', ({ tx }) => listNewest(tx, [tree.unit.id], PROCESS));
  return version?.id ?? '';
}

type Wanted = {
  readonly at?: Place; readonly starter: PersonId; readonly asked: PersonId; readonly holder?: PersonId; readonly kind?: string;
  readonly then?: (task: number) => Command;
};

/** A case that asks somebody, with what that person did then; the row belongs to whoever of the matrix takes part. */
async function plant({ world, tree }: Grove, { at = 'unit', starter, asked, holder, kind = 'approve', then }: Wanted): Promise<Planted> {
  return world.asSystem('setup', async (ctx) => {
    const union = await findUnion(ctx.tx, tree[at].id);
    const offered = union === undefined ? undefined : offeredBy(ctx.ports.processes, union.id, [], await listNewest(ctx.tx, [union.id])).get(PROCESS);
    if (union === undefined || offered === undefined) throw new Error('no such union');
    const caseId = newId<'case'>(ctx);
    const { number } = await startCase(ctx, { caseId, offered, union, starter, answers: { asked, kind } });
    const [first] = await listTasksOf(ctx.tx, caseId);
    if (then !== undefined) await step(ctx, caseId, then(first?.id ?? 0), asked);
    const tasks = await listTasksOf(ctx.tx, caseId);
    const mine = holder === undefined ? tasks[0] : tasks.find((task) => task.person === holder);
    return { caseId, taskId: mine?.taskId ?? '', added: tasks[1]?.id ?? 0, row: { at, belongsTo: [starter, asked, ...holder === undefined ? [] : [holder]], marks: [number] } };
  });
}

async function step(ctx: Ctx, caseId: string, command: Command, by: PersonId): Promise<void> {
  const row = await takeCase(ctx.tx, caseId);
  if (row !== undefined) await advanceCase(ctx, row, { command, said: { by } });
}

async function plantPhoto({ world }: Grove, caseId: string): Promise<string> {
  const id = newId<'photo'>(world.house);
  await withReach(world.at, newCaseReach(caseId), { kind: 'anonymous' }, (ctx) =>
    storePhoto(ctx, { id, ownerId: caseId, bytes: Buffer.from('photo'), thumbnail: Buffer.from('small'), width: 1, height: 1 }));
  await world.asSystem('setup', async (ctx) => {
    const row = await takeCase(ctx.tx, caseId);
    if (row !== undefined) await advanceCase(ctx, row, { command: { kind: 'comment', by: row.starterId }, said: { by: row.starterId, words: '见图', photos: [id] } });
  });
  return id;
}

async function plantPaper({ world }: Grove, caseId: string): Promise<string> {
  return world.asSystem('setup', async (ctx) => {
    const row = await takeCase(ctx.tx, caseId);
    if (row === undefined) throw new Error('no such case');
    const paperId = newId<'flow-paper'>(ctx);
    const text = JSON.stringify({ title: said('通知'), addressee: '', paragraphs: ['内容'], series: undefined });
    await record(ctx, [paperMade({ paperId, caseId: row.id, starterId: row.starterId, step: 'approve', paper: 'own', number: null, text })]);
    return paperId;
  });
}

