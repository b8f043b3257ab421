import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generalErrors } from '#platform/contract/errors.ts';
import { endpoints as desk } from '#platform/desk/contract.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/random.ts';
import { createPress } from '#platform/papers/press.ts';
import { readPdf } from '#platform/papers/test/read-pdf.ts';
import { endpoints, errors } from '../contract.ts';
import { wakeCases } from '../jobs.ts';
import { listWaking } from '../store/cases.ts';
import { openFlowsWorld, type FlowsWorld } from './flows-world.ts';
import { called, noted, trialProcess, trialSilence } from './trial-process.ts';

const DAY = 86_400_000;
const ID_NUMBER = '11010519491231002X';
let f: FlowsWorld;
beforeAll(async () => {
  f = await openFlowsWorld();
  Object.assign(f.world.house.ports, { press: createPress(f.world.house) });
});
afterAll(async () => { await f.world.close(); });

describe('a case', () => {
  test('goes from the phone over desks and clocks to its end, and everybody sees what is theirs', async () => {
    const { recorder, member, chair, administrator, above, world } = f;
    const caseId = await f.begin(member, { reason: '学习', amount: 20_000, 'id-number': ID_NUMBER });
    const { tasks } = await recorder.call(endpoints.listTasks, chair, { view: 'todo' });
    const line = tasks.find((one) => one.caseId === caseId);
    expect((await world.call(desk.readStart, chair, {})).todos).toContainEqual(expect.objectContaining({ kind: 'flows.todo', count: tasks.length }));
    expect((await world.call(desk.readStart, chair, {})).waiting).toMatchObject({ todo: tasks.length, parts: [{ kind: 'flows.waiting', count: tasks.length, link: '/flows' }] });
    expect((await world.call(endpoints.listTasks, chair, { view: 'todo', words: `${line?.starterName} ${line?.unionName} ${line?.title['zh-CN']}` })).tasks.map((one) => one.caseId)).toContain(caseId);
    expect((await world.call(endpoints.listDesk, chair, { view: 'todo' })).lines).toEqual(tasks.map((task) => ({ task })));
    expect(line).toMatchObject({ starterName: '王小明', kind: 'approve', mayBatch: true, isOverdue: false, stepTitle: { en: 'Chair' } });
    expect((await f.read(chair, caseId)).answers).toEqual({ reason: '学习', amount: 20_000, 'id-number': ID_NUMBER });
    await recorder.call(endpoints.decide, chair, { taskId: line?.taskId ?? '', decision: 'agree', words: '同意，好好学。' });
    const { shown } = await recorder.call(endpoints.listPublicised, member, {});
    // Announced, not told: the ID number is personal and stays out of the list whatever the flow says.
    expect(shown.find((one) => one.caseId === caseId)).toMatchObject({ starterName: '王*', lines: [{ value: '学习' }, { value: '200.00' }] });
    expect(await world.asSystem('job', wakeCases)).toBe(0);
    world.clock.advance(5 * DAY);
    expect(await world.asSystem('job', wakeCases)).toBeGreaterThan(0);
    await recorder.call(endpoints.fill, administrator, { taskId: await f.taskOf(administrator, caseId), writes: { paid: 20_000 } });
    const seen = await f.read(member, caseId);
    expect(seen).toMatchObject({ status: 'agreed', isMine: true, answers: { paid: 20_000 }, can: [] });
    expect(seen.trail.map((one) => one.kind)).toEqual(['start', 'agree', 'due', 'fill']);
    expect(seen.trail[1]).toMatchObject({ person: '厂主席', words: '同意，好好学。' });
    expect(called.at(-1)).toMatchObject({ caseId, answers: { paid: 20_000, 'id-number': ID_NUMBER } });
    const { cases } = await recorder.call(endpoints.listCases, above, { view: 'copied' });
    expect(cases.map((one) => one.caseId)).toEqual([caseId]);
    expect(await recorder.call(endpoints.readUnionCase, chair, { caseId })).toMatchObject({ isMasked: true, takesPart: true });
    expect((await f.read(above, caseId))).toMatchObject({ isMasked: true, takesPart: false, answers: { 'id-number': '1***************2X' } });
    const sheet = await readPdf(await recorder.call(endpoints.printSheet, member, { caseId, language: 'zh-CN' }));
    expect((await sheet.text(1)).replaceAll(/\s/g, '')).toContain('同意，好好学。');
    const paperId = seen.papers[0]?.paperId ?? '';
    const letter = await readPdf(await recorder.call(endpoints.readPaper, member, { caseId, paperId }));
    expect(await letter.text(1)).toContain('Paid 20000');
  });

  test('takes the branch that its answers say', async () => {
    const caseId = await f.begin(f.member, { reason: '大事', amount: 5_000_000 });
    await f.recorder.call(endpoints.decide, f.chair, { taskId: await f.taskOf(f.chair, caseId), decision: 'agree' });
    expect((await f.read(f.above, caseId)).myTask).toMatchObject({ step: 'above' });
    await f.recorder.call(endpoints.decide, f.above, { taskId: await f.taskOf(f.above, caseId), decision: 'refuse', words: '超出标准' });
    expect(await f.read(f.member, caseId)).toMatchObject({ status: 'refused' });
  });

  test('of its starter is never decided by the starter: the union above lends somebody', async () => {
    const caseId = await f.begin(f.chair, { reason: '自己的', amount: 100 });
    expect((await f.read(f.above, caseId)).myTask).toMatchObject({ step: 'chair' });
    await f.recorder.refused(endpoints.readCase, f.administrator, { caseId }, generalErrors['not-found']);
  });

  test('comes back to its starter and is sent in again', async () => {
    const { recorder, member, chair } = f;
    const caseId = await f.begin(member, { reason: '写错', amount: 100 });
    await recorder.call(endpoints.sendBack, chair, { taskId: await f.taskOf(chair, caseId), to: 'starter', then: 'direct', words: '金额请核对' });
    const back = await f.read(member, caseId);
    expect(back).toMatchObject({ status: 'with-starter' });
    expect(back.can).toContain('resubmit');
    await recorder.call(endpoints.resubmit, member, { caseId, answers: { reason: '改好', amount: 300 } });
    expect((await f.read(chair, caseId))).toMatchObject({ answers: { amount: 300 }, myTask: { step: 'chair' } });
  });

  test('that two press at once is decided by one, and the other is told', async () => {
    const { recorder, member, chair } = f;
    const caseId = await f.begin(member, { reason: '两人', amount: 100 });
    const taskId = await f.taskOf(chair, caseId);
    const pressed = await Promise.allSettled([
      recorder.call(endpoints.decide, chair, { taskId, decision: 'agree' }), recorder.call(endpoints.decide, chair, { taskId, decision: 'refuse', words: '不行' }),
    ]);
    expect(pressed.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = pressed.find((one) => one.status === 'rejected');
    expect(lost?.status === 'rejected' ? lost.reason : undefined).toMatchObject({ code: expect.stringMatching(/task-settled|over/) });
  });

  test('that nobody answers climbs on the day that code names, waits at the top, and passes where silence agrees', async () => {
    const { recorder, member, chair, above, world, unionId, upper } = f;
    const caseId = await f.begin(member, { what: '没人答' }, trialSilence.key);
    await recorder.call(endpoints.sendBack, chair, { taskId: await f.taskOf(chair, caseId), to: 'starter', then: 'again', words: '写清楚' });
    await recorder.call(endpoints.resubmit, member, { caseId, answers: { what: '还是没人答' } });
    const wake = async () => {
      world.clock.advance(3 * DAY);
      await world.asSystem('job', wakeCases);
    };
    await wake();
    expect((await f.read(above, caseId)).tasks.filter((task) => task.state === 'open').map((task) => task.person.name)).toEqual(['厂主席', '市主席']);
    await wake();
    await wake();
    expect(noted).toEqual([`limit ${unionId}`, 'returned true', `limit ${unionId}`, 'returned false', `climbed ${upper}`, `limit ${upper}`]);
    await recorder.call(endpoints.decide, chair, { taskId: await f.taskOf(chair, caseId), decision: 'agree' });
    await wake();
    const seen = await f.read(member, caseId);
    expect(seen).toMatchObject({ status: 'agreed' });
    expect(seen.trail.map((one) => one.kind)).toEqual(['start', 'send-back', 'resubmit', 'due', 'due', 'agree', 'due']);
    const refused = await f.begin(member, { what: '不行' }, trialSilence.key);
    await recorder.call(endpoints.decide, chair, { taskId: await f.taskOf(chair, refused), decision: 'refuse', words: '不行' });
    expect(noted.slice(-3)).toEqual(['agreed ', `limit ${unionId}`, 'refused climbing']);
  });

  test('that time moves has its turn however many stand in front of it and cannot go on', async () => {
    const { recorder, chair, member, world } = f;
    const begun = [];
    for (let count = 0; count < 6; count += 1) {
      const caseId = await f.begin(member, { reason: '轮到', amount: 100 });
      await recorder.call(endpoints.decide, chair, { taskId: await f.taskOf(chair, caseId), decision: 'agree' });
      begun.push(caseId);
    }
    const later = shiftInstant(world.clock.now(), 30 * DAY);
    const drawn = new Set<string>();
    const [first] = await world.asSystem('job', ({ tx }) => listWaking(tx, later, 1));
    for (let second = 0; second < 60; second += 1) {
      const waking = await world.asSystem('job', ({ tx }) => listWaking(tx, shiftInstant(later, second * 1000), 2));
      expect(waking.map((one) => one.caseId)).toContain(first?.caseId);
      for (const one of waking) drawn.add(one.caseId);
    }
    expect(begun.filter((caseId) => !drawn.has(caseId))).toEqual([]);
  });

  test('keeps the version it began with', async () => {
    const { recorder, member, chair, unionId, world } = f;
    const caseId = await f.begin(member, { reason: '老版', amount: 100 });
    const { versionId, definition } = await recorder.call(endpoints.readProcess, member, { unionId, process: trialProcess.key });
    const changed = { ...definition, flow: { steps: definition.flow.steps.filter((step) => step.key !== 'shown') } };
    await recorder.call(endpoints.publish, chair, { unionId, process: trialProcess.key, versionId: newId(world.house), basedOn: versionId, definition: changed });
    await recorder.refused(endpoints.start, member, { caseId: newId(world.house), unionId, process: trialProcess.key, versionId, answers: { reason: '旧表', amount: 1 } }, errors['version-outdated']);
    await recorder.call(endpoints.decide, chair, { taskId: await f.taskOf(chair, caseId), decision: 'agree' });
    expect((await f.read(member, caseId)).visits.at(-1)).toMatchObject({ step: 'shown', state: 'open' });
    const after = await f.begin(member, { reason: '新版', amount: 100 });
    await recorder.call(endpoints.decide, chair, { taskId: await f.taskOf(chair, after), decision: 'agree' });
    expect((await f.read(f.administrator, after)).myTask).toMatchObject({ step: 'pay' });
    await recorder.call(endpoints.giveUpOwn, chair, { unionId, process: trialProcess.key });
  });
});
