import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grantEnded } from '#platform/access/events.ts';
import { record } from '#platform/journal/journal.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/random.ts';
import { endpoints as offices } from '#platform/offices/contract.ts';
import { endpoints, errors } from '../contract.ts';
import { replaceAbsent } from '../jobs.ts';
import { mergeDefinitions } from '../rules/merge-definitions.ts';
import { listOrphaned } from '../store/cases.ts';
import type { ProcessDefinition } from '../wire.ts';
import { openFlowsWorld, type FlowsWorld } from './flows-world.ts';
import { trialProcess } from './trial-process.ts';

const process = trialProcess.key;
const HOUR = 3_600_000;
let f: FlowsWorld;
beforeAll(async () => { f = await openFlowsWorld(); });
afterAll(async () => { await f.world.close(); });

const retitled = (definition: ProcessDefinition, title: string): ProcessDefinition => ({ ...definition, title: { 'zh-CN': title } });
const withoutStep = (definition: ProcessDefinition, key: string): ProcessDefinition => ({ ...definition, flow: { steps: definition.flow.steps.filter((step) => step.key !== key) } });
const versionId = () => newId(f.world.house);

describe('definitions', () => {
  test('are published for the own subtree, extended below, and upgraded without losing what was made here', async () => {
    const { recorder, above, chair, upper, unionId } = f;
    const first = await recorder.call(endpoints.readDefinition, above, { unionId: upper, process });
    expect(first).toMatchObject({ baseVersionId: null, calls: ['trial.note'], papers: ['trial.letter'], names: { calls: { 'trial.note': trialProcess.names.calls['trial.note'] }, limits: {} } });
    expect(Object.keys(first.names.processes)).toEqual(first.processes);
    await recorder.call(endpoints.publish, above, { unionId: upper, process, versionId: versionId(), basedOn: first.versionId, definition: retitled(first.definition, '市级请示') });
    const seen = await recorder.call(endpoints.readDefinition, chair, { unionId, process });
    expect(seen.definition.title['zh-CN']).toBe('市级请示');
    const own = versionId();
    await recorder.refused(endpoints.publish, chair, { unionId, process, versionId: versionId(), basedOn: null, definition: seen.definition }, errors['version-outdated']);
    await recorder.call(endpoints.publish, chair, { unionId, process, versionId: own, basedOn: seen.versionId, definition: withoutStep(seen.definition, 'shown') });
    const listed = async () => (await recorder.call(endpoints.listDefinitions, chair, { unionId })).definitions.find((one) => one.process === process);
    expect(await listed()).toMatchObject({ from: 'own', number: 1, hasUpgrade: false });
    // What the product's code does is called the same in a version of one's own; other processes by the title they have here.
    const { names } = await recorder.call(endpoints.readDefinition, chair, { unionId, process });
    expect(names).toMatchObject({ calls: first.names.calls, papers: first.names.papers, processes: { [process]: { 'zh-CN': '市级请示' } } });
    const standing = await recorder.call(endpoints.readDefinition, above, { unionId: upper, process });
    await recorder.call(endpoints.publish, above, { unionId: upper, process, versionId: versionId(), basedOn: standing.versionId, definition: retitled(standing.definition, '新市级请示') });
    expect(await listed()).toMatchObject({ from: 'own', hasUpgrade: true });
    // Whoever may only read compares with both: the version that one's own came from, and the one that stands above now.
    const reader = await f.make.act(await f.make.seat(unionId, 'contact-person', { name: '联系人' }));
    const mine = await recorder.call(endpoints.readDefinition, reader, { unionId, process });
    expect(mine).toMatchObject({ versionId: own, baseVersionId: seen.versionId });
    const [base, newer] = [await recorder.call(endpoints.readDefinition, reader, { unionId, process, versionId: seen.versionId }), await recorder.call(endpoints.readDefinition, reader, { unionId, process, versionId: mine.aboveVersionId ?? '' })];
    expect([base, newer].map(({ definition }) => definition.title['zh-CN'])).toEqual(['市级请示', '新市级请示']);
    const { merged, conflicts } = mergeDefinitions(base.definition, newer.definition, mine.definition);
    expect(conflicts).toEqual([]);
    expect(merged.title['zh-CN']).toBe('新市级请示');
    expect(merged.flow.steps.map((step) => step.key)).not.toContain('shown');
    await recorder.call(endpoints.publish, chair, { unionId, process, versionId: versionId(), basedOn: own, mergedWith: newer.versionId, definition: merged });
    expect(await listed()).toMatchObject({ number: 2, hasUpgrade: false });
    await recorder.call(endpoints.giveUpOwn, chair, { unionId, process });
    expect(await listed()).toMatchObject({ from: 'above', fromUnionName: '市总工会' });
    await recorder.refused(endpoints.giveUpOwn, chair, { unionId, process }, errors['not-offered']);
    await recorder.refused(endpoints.readDefinition, chair, { unionId, process: 'own.nothing' }, errors['not-offered']);
  });

  test('that are faulty are refused with each fault at its place, and a field never changes its kind', async () => {
    const { recorder, chair, unionId } = f;
    const { versionId: basedOn, definition } = await recorder.call(endpoints.readDefinition, chair, { unionId, process });
    const publish = (changed: ProcessDefinition) => recorder.call(endpoints.publish, chair, { unionId, process, versionId: versionId(), basedOn, definition: changed });
    const ended = { ...definition, flow: { steps: [{ kind: 'end' as const, key: 'stop', title: { 'zh-CN': '到此' }, outcome: 'agreed' as const }, ...definition.flow.steps] } };
    await expect(publish(ended)).rejects.toMatchObject({ code: errors['definition-faulty'].code, issues: expect.arrayContaining([expect.objectContaining({ path: 'flow.chair' })]) });
    const bent = { ...definition, form: { fields: definition.form.fields.map((field) => (field.key === 'reason' ? { ...field, kind: 'long-text' as const } : field.key === 'paid' ? { ...field, kind: 'text' as const } : field)) } };
    await expect(publish(bent)).rejects.toMatchObject({ code: errors['definition-faulty'].code });
    await recorder.refused(endpoints.publish, chair, { unionId, process: 'other.thing', versionId: versionId(), basedOn: null, definition }, errors['not-offered']);
    expect((await recorder.call(endpoints.findMembers, chair, { unionId, words: '小明' })).people.map((one) => one.name)).toEqual(['王小明']);
  });
});

describe('people', () => {
  test('who leave or are away hand their open tasks to whoever would be asked today', async () => {
    const { recorder, chair, above, administrator, world, unionId } = f;
    const caseId = await f.begin(f.member, { reason: '购书', amount: 100 });
    const now = world.clock.now().getTime();
    await recorder.call(offices.declareAbsence, chair, {
      unionId, absenceId: newId(world.house), from: new Date(now).toISOString(), until: new Date(now + 48 * HOUR).toISOString(),
    });
    expect(await world.asSystem('job', replaceAbsent)).toBe(1);
    const taken = await f.read(above, caseId);
    expect(taken.myTask).toMatchObject({ step: 'chair' });
    expect(taken.tasks.find((task) => task.taskId === taken.myTask?.taskId)).toMatchObject({ inPlaceOf: '厂主席' });
    const { tasks } = await recorder.call(endpoints.listTasks, above, { view: 'todo', words: '小明' });
    expect(tasks).toHaveLength(1);
    const batch = await recorder.call(endpoints.batchAgree, above, { taskIds: [tasks[0]?.taskId ?? '', newId(world.house)] });
    expect(batch).toMatchObject({ agreed: [tasks[0]?.taskId], refused: [{ code: 'http/not-found' }] });
    expect((await recorder.call(endpoints.listTasks, above, { view: 'done' })).tasks[0]).toMatchObject({ settledAs: 'agreed' });
    expect((await recorder.call(endpoints.listUnionCases, administrator, { words: '小明' })).cases).toHaveLength(1);
    expect(await recorder.call(endpoints.readUnionCase, administrator, { caseId })).toMatchObject({ isMasked: true, can: [] });
  });

  test('where nobody is left to ask, the press is refused and nothing is half done', async () => {
    const { recorder, world, make } = f;
    const alone = await make.found(undefined, '孤岛工会');
    const seat = await make.seat(alone, 'chair', { name: '独任主席' });
    const [chair, member] = [await make.act(seat), await f.enter('岛民', alone)];
    const { versionId: version } = await recorder.call(endpoints.readProcess, member, { unionId: alone, process });
    const start = { unionId: alone, process, versionId: version, answers: { reason: '船票', amount: 100 } };
    await recorder.refused(endpoints.start, chair, { ...start, caseId: newId(world.house) }, errors['nobody-found']);
    const caseId = newId(world.house);
    await recorder.call(endpoints.start, member, { ...start, caseId });
    const others = [1, 2, 3, 4].map(() => newId(world.house));
    for (const other of others) await recorder.call(endpoints.start, member, { ...start, caseId: other });
    await world.asSystem('setup', (ctx) => record(ctx, [grantEnded({ grantId: seat.grantId, personId: seat.personId, endedBy: null })]));
    // The longest waiting is in every round, and each of those behind it in one of them, however small a round is.
    const [first] = await world.asSystem('job', ({ tx }) => listOrphaned(tx, world.clock.now(), 1));
    const drawn = new Set<string>();
    for (let second = 0; second < 60; second += 1) {
      const round = await world.asSystem('job', ({ tx }) => listOrphaned(tx, shiftInstant(world.clock.now(), second * 1000), 2));
      expect(round.map((one) => one.caseId)).toContain(first?.caseId);
      for (const one of round) drawn.add(one.caseId);
    }
    expect([caseId, ...others].filter((other) => !drawn.has(other))).toEqual([]);
    // Nobody could take it over: it waits for the next chair and keeps no other case from its turn.
    await world.asSystem('job', replaceAbsent);
    expect((await f.read(member, caseId)).status).toBe('running');
    const next = await make.act(await make.seat(alone, 'chair', { name: '新主席' }));
    await world.asSystem('job', replaceAbsent);
    expect((await f.read(next, caseId)).myTask).toMatchObject({ step: 'chair' });
    await recorder.refused(endpoints.decide, next, { taskId: await f.taskOf(next, caseId), decision: 'agree', writes: { paid: 1 } }, errors['answers-invalid']);
  });
});

test('a draft is kept at the union; whoever opens it next sees whose it is, goes on with it, and the first is told', async () => {
  const { recorder, chair, administrator, unionId } = f;
  const at = { unionId, process: 'own.draft' };
  const held = (title: string) => ({ format: 1, definition: { title: { 'zh-CN': title } } });
  const read = async (actor: typeof chair) => (await recorder.call(endpoints.readDraft, actor, at)).draft;
  expect(await read(chair)).toBeNull();
  expect(await recorder.call(endpoints.keepDraft, chair, { ...at, revision: 0, held: held('慰问') })).toEqual({ revision: 1 });
  expect(await recorder.call(endpoints.keepDraft, chair, { ...at, revision: 1, held: held('春节慰问') })).toEqual({ revision: 2 });
  expect(await read(administrator)).toMatchObject({ title: '春节慰问', personName: '厂主席', isMine: false, revision: 2, held: held('春节慰问') });
  await recorder.call(endpoints.keepDraft, administrator, { ...at, revision: 2, held: held('节日慰问') });
  // Neither writes over the other unseen.
  expect(await recorder.refused(endpoints.keepDraft, chair, { ...at, revision: 2, held: held('我的') }, errors['draft-changed'])).toEqual({ name: '管理员' });
  await recorder.refused(endpoints.keepDraft, chair, { ...at, revision: 0, held: held('我的') }, errors['draft-changed']);
  expect((await recorder.call(endpoints.listDrafts, chair, { unionId })).drafts).toMatchObject([{ process: 'own.draft', title: '节日慰问', revision: 3 }]);
  await recorder.call(endpoints.dropDraft, chair, at);
  expect(await read(chair)).toBeNull();
});
