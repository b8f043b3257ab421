import { afterAll, beforeAll, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { endpoints as countersign } from '#platform/countersign/contract.ts';
import { newId } from '#platform/kernel/random.ts';
import { officesWorld } from '#platform/offices/test/offices-world.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { endpoints } from '../contract.ts';

let world: TestWorld;
beforeAll(async () => { world = await openTestWorld(manifests); });
afterAll(async () => { await world.close(); });

test('each officer finds what waits for them, by their own permissions, and a finished thing is gone', async () => {
  const make = officesWorld(world);
  const unionId = await make.found();
  const until = new Date(world.clock.now().getTime() + 10 * 86_400_000);
  const [chair, administrator, contact] = [
    await make.seat(unionId, 'chair'), await make.seat(unionId, 'administrator', { until }), await make.seat(unionId, 'contact-person'),
  ];
  const start = async (who: typeof chair) => world.call(endpoints.readStart, await make.act(who), {});
  const kinds = async (who: typeof chair) => (await start(who)).todos.map(({ kind, count }) => `${kind} ${count}`);
  expect(await kinds(chair)).toEqual(['offices.todo.ending 1']);
  expect(await kinds(administrator)).toEqual([]);
  const requestId = newId(world.house);
  const { payloadHash } = await world.call(countersign.prepare, await make.act(chair), {
    unionId, requestId, action: 'offices.appointDuty', payload: { role: 'audit-officer', personId: newId(world.house), name: '审计员', until: null },
  });
  expect(await start(administrator)).toMatchObject({ todos: [{ kind: 'countersign.todo.asked', count: 1, isUrgent: true }], more: 0 });
  expect(await kinds(contact)).toEqual([]);
  await world.call(countersign.approve, await make.act(administrator), { requestId, payloadHash });
  expect(await kinds(administrator)).toEqual([]);
  expect(await kinds(chair)).toEqual(['offices.todo.ending 1', 'countersign.todo.ready 1']);
  await world.call(countersign.perform, await make.act(chair), { requestId });
  expect(await kinds(chair)).toEqual(['offices.todo.ending 1']);
  expect((await start(contact)).week.lines.map(({ kind }) => kind)).toContain('appeals.week');
});
