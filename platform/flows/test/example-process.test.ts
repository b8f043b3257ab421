import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/kernel/random.ts';
import { defineModule } from '#platform/registry/module.ts';
import { checkForm } from '#platform/forms/check-form.ts';
import { endpoints } from '../contract.ts';
import { checkFlow } from '../rules/check-flow.ts';
import { vanRequest } from './example-process.ts';
import { openFlowsWorld, type FlowsWorld } from './flows-world.ts';

let f: FlowsWorld;
beforeAll(async () => { f = await openFlowsWorld([defineModule({ id: 'van', dependsOn: ['flows'], processes: [vanRequest] })]); });
afterAll(async () => { await f.world.close(); });

test('the page for newcomers shows this very process, and nothing is wrong with it', async () => {
  const [page, source] = await Promise.all(['../../../docs/how-to/new-process.md', './example-process.ts'].map((path) => readFile(new URL(path, import.meta.url), 'utf8')));
  const shown = page?.match(/```ts\n([\s\S]*?)```/)?.[1];
  expect(shown?.replace("'#platform/flows/process.ts'", "'../process.ts'")).toBe(source);
  expect(checkForm(vanRequest.form)).toEqual([]);
  expect(checkFlow(vanRequest.flow, { form: vanRequest.form, calls: [], papers: Object.keys(vanRequest.papers), events: [], limits: [], processes: [] })).toEqual([]);
});

test('it runs: the near drive by the administrator alone, the far one by the chair too', async () => {
  const { recorder, member, administrator, chair, unionId, world } = f;
  const begin = async (kilometres: number): Promise<string> => {
    const caseId = newId(world.house);
    const { versionId } = await recorder.call(endpoints.readProcess, member, { unionId, process: vanRequest.key });
    await recorder.call(endpoints.start, member, { caseId, unionId, process: vanRequest.key, versionId, answers: { day: '2026-05-01', where: '秦岭', kilometres } });
    await recorder.call(endpoints.decide, administrator, { taskId: await f.taskOf(administrator, caseId), decision: 'agree' });
    return caseId;
  };
  const near = await begin(60);
  await recorder.call(endpoints.fill, administrator, { taskId: await f.taskOf(administrator, near), writes: { mileage: 80_060 } });
  expect(await f.read(member, near)).toMatchObject({ status: 'agreed', papers: [{ title: '用车单' }] });
  const far = await begin(480);
  expect(await f.read(chair, far)).toMatchObject({ myTask: { step: 'chair' } });
});
