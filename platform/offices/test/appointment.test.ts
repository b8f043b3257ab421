import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#platform/access/actor.ts';
import { endpoints as flows, errors as flowErrors } from '#platform/flows/contract.ts';
import { openFlowsWorld, type FlowsWorld } from '#platform/flows/test/flows-world.ts';
import { newId } from '#platform/kernel/random.ts';
import { endpoints } from '../contract.ts';
import { appointment } from '../flows/appointment.ts';

let f: FlowsWorld;
beforeAll(async () => { f = await openFlowsWorld(); });
afterAll(async () => { await f.world.close(); });

const idOf = (actor: Actor): string => (actor.kind === 'person' ? actor.personId : '');

async function ask(by: Actor, answers: Readonly<Record<string, string>>): Promise<string> {
  const caseId = newId(f.world.house);
  const { versionId } = await f.recorder.call(flows.readProcess, by, { unionId: f.unionId, process: appointment.key });
  await f.recorder.call(flows.start, by, { caseId, unionId: f.unionId, process: appointment.key, versionId, answers: { basis: '换届选举', ...answers } });
  return caseId;
}

const agree = async (actor: Actor, caseId: string) => f.recorder.call(flows.decide, actor, { taskId: await f.taskOf(actor, caseId), decision: 'agree' });

async function holders(role: string): Promise<readonly string[]> {
  const { grants } = await f.recorder.call(endpoints.readDuties, f.above, { unionId: f.unionId });
  return grants.filter((one) => one.role === role && one.state === 'held').map((one) => one.name);
}

test('a new administrator takes office in the instant in which the union above agrees, and the reply is printed', async () => {
  const { administrator, chair, above, member } = f;
  const caseId = await ask(administrator, { act: 'appoint', role: 'administrator', person: idOf(member) });
  await agree(chair, caseId);
  expect(await holders('administrator')).toEqual(['管理员']);
  await agree(above, caseId);
  expect(await holders('administrator')).toEqual(['王小明']);
  const seen = await f.read(chair, caseId);
  expect(seen).toMatchObject({ status: 'agreed', papers: [{ number: null }] });
});

test('what cannot be is said before anybody is asked, and what has become impossible undoes the last signature', async () => {
  const { chair, above } = f;
  const stranger = await f.enter('外人', f.upper);
  await expect(ask(chair, { act: 'appoint', role: 'administrator', person: idOf(stranger) })).rejects.toMatchObject({
    code: flowErrors['answers-invalid'].code, issues: [{ code: 'forms.answer.not-this-person' }],
  });
  const caseId = await ask(chair, { act: 'end', role: 'administrator', person: idOf(f.member) });
  const rival = await ask(chair, { act: 'end', role: 'administrator', person: idOf(f.member) });
  for (const each of [caseId, caseId, rival]) await agree(above, each);
  const taskId = await f.taskOf(above, rival);
  await f.recorder.refused(flows.decide, above, { taskId, decision: 'agree' }, flowErrors['call-refused']);
  expect(await f.read(above, rival)).toMatchObject({ status: 'running', myTask: { taskId } });
});

test('authority is lent for a time, within the holder\'s own', async () => {
  const { chair, above } = f;
  const deputy = await f.enter('李副手');
  const caseId = await ask(chair, { act: 'authorise', role: 'chair', person: idOf(deputy), 'last-day': '2026-04-30' });
  // Their own case: the union above decides for the own chair too, and may decide twice here.
  await agree(above, caseId);
  await agree(above, caseId);
  expect(await holders('chair')).toEqual(expect.arrayContaining(['厂主席', '李副手']));
});
