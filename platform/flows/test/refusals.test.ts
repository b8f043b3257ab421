import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/access/actor.ts';
import type { Endpoint } from '#platform/contract/endpoint.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import type { ErrorEntry } from '#platform/kernel/app-error.ts';
import { newId } from '#platform/kernel/random.ts';
import { createPress } from '#platform/papers/press.ts';
import { endpoints, errors } from '../contract.ts';
import { trialBranches, trialProcess } from './trial-process.ts';
import { openFlowsWorld, type FlowsWorld } from './flows-world.ts';

let f: FlowsWorld;
let second: Actor;
beforeAll(async () => {
  f = await openFlowsWorld();
  Object.assign(f.world.house.ports, { press: createPress(f.world.house) });
  second = await f.make.act(await f.make.seat(f.unionId, 'contact-person', { name: '联系人' }));
});
afterAll(async () => { await f.world.close(); });

const idOf = (actor: Actor): string => (actor.kind === 'person' ? actor.personId : '');
const begin = () => f.begin(f.member, { reason: '购书', amount: 100 });
const branches = () => f.begin(f.member, { what: '两路' }, trialBranches.key);
type Call = (endpoint: Endpoint, actor: Actor, input: object, entry: ErrorEntry) => Promise<unknown>;
const refused: Call = (endpoint, actor, input, entry) => f.recorder.refused(endpoint, actor, input as never, entry);

/** What the chair could do with a task; each is refused in a state where nobody may do it. */
const ofTask = (taskId: string): readonly (readonly [Endpoint, object])[] => [
  [endpoints.decide, { taskId, decision: 'agree' }], [endpoints.fill, { taskId, writes: {} }], [endpoints.sendBack, { taskId, to: 'starter', then: 'again', words: '请改' }],
  [endpoints.addSigner, { taskId, personId: idOf(second), where: 'beside' }], [endpoints.handOver, { taskId, personId: idOf(second) }],
  [endpoints.delegate, { taskId, personId: idOf(second) }], [endpoints.giveOpinion, { taskId, words: '好' }],
];

describe('a task that is not to be done', () => {
  test.each([
    ['over', async (caseId: string) => { await f.recorder.call(endpoints.withdraw, f.member, { caseId }); }],
    ['with-starter', async (_: string, taskId: string) => { await f.recorder.call(endpoints.sendBack, f.chair, { taskId, to: 'starter', then: 'again', words: '请改' }); }],
    ['task-settled', async (_: string, taskId: string) => { await f.recorder.call(endpoints.decide, f.chair, { taskId, decision: 'agree' }); }],
    ['not-your-turn', async (_: string, taskId: string) => { await f.recorder.call(endpoints.addSigner, f.chair, { taskId, personId: idOf(second), where: 'before' }); }],
    ['awaiting-opinion', async (_: string, taskId: string) => { await f.recorder.call(endpoints.delegate, f.chair, { taskId, personId: idOf(second) }); }],
  ] as const)('is refused for what it is: %s', async (reason, bring) => {
    const caseId = await begin();
    const taskId = await f.taskOf(f.chair, caseId);
    await bring(caseId, taskId);
    for (const [endpoint, input] of ofTask(taskId)) await refused(endpoint, f.chair, input, errors[reason]);
    if (reason === 'over' || reason === 'with-starter') {
      await refused(endpoints.takeBack, f.chair, { taskId }, errors[reason]);
      await refused(endpoints.dropSigner, f.chair, { taskId, dropped: 1 }, errors[reason]);
    }
    if (reason === 'with-starter') await refused(endpoints.remind, f.member, { caseId }, errors[reason]);
    if (reason === 'task-settled') await refused(endpoints.dropSigner, f.chair, { taskId, dropped: 1 }, errors[reason]);
    if (reason === 'over') {
      await refused(endpoints.remind, f.member, { caseId }, errors.over);
      await refused(endpoints.withdraw, f.member, { caseId }, errors.over);
      await refused(endpoints.comment, f.member, { caseId, words: '还在吗' }, errors.over);
      await refused(endpoints.resubmit, f.member, { caseId, answers: {} }, errors.over);
    }
  });
});

describe('signers', () => {
  test('are added, dropped, asked for opinions and take over, each within its rule', async () => {
    const { recorder, chair, administrator, member } = f;
    const caseId = await begin();
    const taskId = await f.taskOf(chair, caseId);
    const { people } = await recorder.call(endpoints.proposePeople, chair, { taskId });
    expect(people.map((one) => one.name)).toEqual(expect.arrayContaining(['管理员', '联系人', '市主席']));
    await refused(endpoints.addSigner, chair, { taskId, personId: idOf(member), where: 'beside' }, errors['not-an-officer']);
    await refused(endpoints.handOver, chair, { taskId, personId: idOf(member) }, errors['not-an-officer']);
    await refused(endpoints.delegate, chair, { taskId, personId: idOf(member) }, errors['not-an-officer']);
    for (const endpoint of [endpoints.handOver, endpoints.delegate]) await refused(endpoint, chair, { taskId, personId: idOf(chair) }, errors.self);
    await refused(endpoints.addSigner, chair, { taskId, personId: idOf(chair), where: 'after' }, errors.self);
    await recorder.call(endpoints.addSigner, chair, { taskId, personId: idOf(second), where: 'beside' });
    for (const endpoint of [endpoints.handOver, endpoints.delegate]) await refused(endpoint, chair, { taskId, personId: idOf(second) }, errors['signer-already']);
    await refused(endpoints.addSigner, chair, { taskId, personId: idOf(second), where: 'before' }, errors['signer-already']);
    const added = (await f.read(chair, caseId)).tasks.find((task) => task.isAddedByMe);
    await refused(endpoints.dropSigner, second, { taskId: await f.taskOf(second, caseId), dropped: 1 }, errors['not-added-by-you']);
    await recorder.call(endpoints.dropSigner, chair, { taskId, dropped: added?.no ?? 0 });
    await recorder.call(endpoints.delegate, chair, { taskId, personId: idOf(administrator), words: '请看看' });
    const opinion = await f.taskOf(administrator, caseId);
    await refused(endpoints.decide, administrator, { taskId: opinion, decision: 'agree' }, errors['not-an-approval']);
    await refused(endpoints.addSigner, administrator, { taskId: opinion, personId: idOf(second), where: 'beside' }, errors['not-an-approval']);
    await recorder.call(endpoints.giveOpinion, administrator, { taskId: opinion, words: '可以' });
    await refused(endpoints.giveOpinion, chair, { taskId, words: '好' }, errors['not-delegated']);
    await refused(endpoints.takeBack, chair, { taskId }, errors['not-delegated']);
    await recorder.call(endpoints.handOver, chair, { taskId, personId: idOf(second) });
    await refused(endpoints.takeBack, chair, { taskId }, errors['task-settled']);
    const photo = await f.photo(caseId);
    await recorder.call(endpoints.comment, member, { caseId, words: '见图', photos: [photo] });
    expect(Buffer.from(await recorder.call(endpoints.readPhoto, second, { caseId, photoId: photo, isSmall: true })).toString()).toBe('small');
    await refused(endpoints.readPhoto, second, { caseId, photoId: newId(f.world.house), isSmall: true }, generalErrors['not-found']);
  });

  test('of officers\' own cases are not those who may not decide them', async () => {
    const caseId = await f.begin(second, { reason: '自己', amount: 100 });
    const taskId = await f.taskOf(f.chair, caseId);
    await refused(endpoints.addSigner, f.chair, { taskId, personId: idOf(second), where: 'beside' }, errors['may-not-decide']);
    await refused(endpoints.handOver, f.chair, { taskId, personId: idOf(second) }, errors['may-not-decide']);
  });
});

describe('the way back', () => {
  test('is told where it leads nowhere', async () => {
    const { recorder, administrator, chair, above } = f;
    const caseId = await branches();
    const first = await f.taskOf(administrator, caseId);
    const back = (taskId: string, to: 'previous' | { step: string }) => ({ taskId, to, then: 'again', words: '请改' });
    await refused(endpoints.sendBack, administrator, back(first, 'previous'), errors['nothing-before']);
    await refused(endpoints.sendBack, administrator, back(first, { step: 'nowhere' }), errors['unknown-step']);
    await refused(endpoints.sendBack, administrator, back(first, { step: 'left-one' }), errors['not-passed']);
    await refused(endpoints.decide, administrator, { taskId: first, decision: 'agree' }, errors['not-an-approval']);
    await refused(endpoints.fill, administrator, { taskId: first, writes: {} }, errors['answers-invalid']);
    await recorder.call(endpoints.fill, administrator, { taskId: first, writes: { note: '记录' } });
    const left = await f.taskOf(chair, caseId);
    await refused(endpoints.fill, chair, { taskId: left, writes: {} }, errors['not-a-fill']);
    await refused(endpoints.decide, chair, { taskId: left, decision: 'abstain' }, errors['not-a-ballot']);
    await refused(endpoints.decide, chair, { taskId: left, decision: 'agree', writes: { note: '改写' } }, errors['answers-invalid']);
    await recorder.call(endpoints.decide, above, { taskId: await f.taskOf(above, caseId), decision: 'agree' });
    await refused(endpoints.sendBack, chair, back(left, { step: 'right-one' }), errors['other-branch']);
    // Code that says no undoes the press: the step is as it was.
    await refused(endpoints.decide, chair, { taskId: left, decision: 'agree' }, errors['call-refused']);
    expect((await f.read(chair, caseId)).myTask).toMatchObject({ taskId: left });
  });

  test('of a decision stays open until somebody has built on it', async () => {
    const { recorder, chair, administrator } = f;
    const caseId = await branches();
    const first = await f.taskOf(administrator, caseId);
    await recorder.call(endpoints.fill, administrator, { taskId: first, writes: { note: '记录' } });
    await recorder.call(endpoints.takeBack, administrator, { taskId: first });
    await recorder.call(endpoints.fill, administrator, { taskId: first, writes: { note: '新记录' } });
    await recorder.call(endpoints.sendBack, chair, { taskId: await f.taskOf(chair, caseId), to: { step: 'first' }, then: 'direct', words: '再看' });
    await refused(endpoints.takeBack, administrator, { taskId: first }, errors['built-upon']);
  });
});

describe('the starter', () => {
  test('alone resubmits, withdraws and reminds, and not all day', async () => {
    const { recorder, member, chair, world } = f;
    const caseId = await begin();
    for (const endpoint of [endpoints.withdraw, endpoints.remind]) await refused(endpoint, chair, { caseId }, errors['not-starter']);
    await refused(endpoints.resubmit, chair, { caseId, answers: {} }, errors['not-starter']);
    await refused(endpoints.resubmit, member, { caseId, answers: {} }, errors['not-with-starter']);
    expect(await recorder.call(endpoints.remind, member, { caseId })).toEqual({ asked: 1 });
    await refused(endpoints.remind, member, { caseId }, errors['reminded-lately']);
    world.clock.advance(4 * 3_600_000);
    await recorder.call(endpoints.remind, member, { caseId });
    const taskId = await f.taskOf(chair, caseId);
    await recorder.call(endpoints.sendBack, chair, { taskId, to: 'starter', then: 'again', words: '请改' });
    await refused(endpoints.resubmit, member, { caseId, answers: { amount: 0 } }, errors['answers-invalid']);
    const shown = await begin();
    await recorder.call(endpoints.decide, chair, { taskId: await f.taskOf(chair, shown), decision: 'agree' });
    world.clock.advance(4 * 3_600_000);
    await refused(endpoints.remind, member, { caseId: shown }, errors['not-asked-for']);
  });

  test('begins what is offered, once, with answers that hold', async () => {
    const { recorder, member, chair, unionId, upper, world } = f;
    const outsider = await f.enter('外人', upper);
    const asked = { unionId, process: trialProcess.key };
    expect((await recorder.call(endpoints.listProcesses, member, {})).processes.map((one) => one.process)).toContain(trialProcess.key);
    await refused(endpoints.readProcess, member, { unionId, process: 'own.nothing' }, errors['not-offered']);
    await refused(endpoints.readProcess, outsider, asked, errors['not-member']);
    await refused(endpoints.readProcess, member, { unionId, process: 'offices.appointment' }, errors['not-officer']);
    const { versionId } = await recorder.call(endpoints.readProcess, member, asked);
    const start = (more: object) => ({ ...asked, caseId: newId(world.house), versionId, answers: { reason: '购书', amount: 1 }, ...more });
    await refused(endpoints.start, outsider, start({}), errors['not-member']);
    await refused(endpoints.start, member, start({ process: 'own.nothing' }), errors['not-offered']);
    await refused(endpoints.start, member, start({ process: 'offices.appointment' }), errors['not-officer']);
    await refused(endpoints.start, member, start({ answers: { reason: '购书' } }), errors['answers-invalid']);
    await refused(endpoints.start, member, start({ versionId: newId(world.house) }), errors['version-outdated']);
    const caseId = await begin();
    await refused(endpoints.start, member, start({ caseId }), errors['already-begun']);
    await expect(f.begin(member, { what: 'never' }, trialBranches.key)).rejects.toMatchObject({ code: errors['may-not-begin'].code });
    expect((await recorder.call(endpoints.countTasks, chair, {})).todo).toBeGreaterThan(0);
  });
});
