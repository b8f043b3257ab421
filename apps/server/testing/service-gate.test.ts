import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { record } from '#platform/journal/journal.ts';
import { servicesOf } from '#platform/registry/module.ts';
import { layoutPublished } from '#platform/switchboard/events.ts';
import { serviceKey } from '#platform/switchboard/rules/layout-keys.ts';
import { openMatrix, type Matrix, type Outcome } from '#platform/testkit/matrix/run-matrix.ts';
import { manifests } from '../manifests.ts';
import { matrixRooms } from './matrix-rooms.ts';

const services = servicesOf(manifests);
const handlers = manifests.filter(({ service }) => service !== undefined)
  .flatMap(({ service, handlers: own }) => own.map((handler) => ({ id: handler.endpoint.id, handler, service })));
const OFF = 'refused switchboard/service-off';
/** Modules that no union can switch off, each with its reason. */
const ALWAYS_THERE: Readonly<Record<string, string>> = {
  home: 'it shows what the union has switched on',
  register: 'the roll of members is kept whatever else a union offers',
};

let matrix: Matrix;
/** What every endpoint of every service said to every position while all services were on. */
const before = new Map<string, readonly Outcome['verdict'][]>();
beforeAll(async () => {
  matrix = await openMatrix(manifests, matrixRooms);
  for (const { id } of handlers) before.set(id, await verdicts(id));
  await switchAll('forbidden');
});
afterAll(async () => { await matrix.close(); });

async function verdicts(id: string): Promise<Outcome['verdict'][]> {
  const one = handlers.find((each) => each.id === id);
  if (one === undefined) throw new Error(`no handler for ${id}`);
  return Promise.all(matrix.grove.positions.map(async (position) => (await matrix.run(one.handler, position, 'both')).verdict));
}

async function switchAll(state: 'forbidden' | 'required'): Promise<void> {
  const { world, tree } = matrix.grove;
  for (const unionId of [tree.province.id, tree['other-tenant'].id]) {
    await world.asSystem('demo', (ctx) => record(ctx, [layoutPublished({
      unionId, version: state === 'forbidden' ? 1 : 2, note: '', officerId: null,
      changes: Object.fromEntries(services.map(({ id }) => [serviceKey(id, 'state'), { value: state, isFixed: false, basis: null }])),
    })]));
  }
}

describe('where every service is forbidden', () => {
  test.for(handlers)('$id', async ({ id, service }) => {
    const name = id.split('.')[1] ?? '';
    const [was, is] = [before.get(id) ?? [], await verdicts(id)];
    if (service?.goesOn.includes(name) === true) return expect(is).toEqual(was);
    // Whoever got through is stopped by the one refusal, and nobody else learns anything by it.
    const stopped = was.map((verdict) => (verdict === 'allowed' ? OFF : verdict));
    expect(is.map((verdict, index) => (verdict === OFF ? stopped[index]?.replace(/^refused .*/, OFF) : verdict))).toEqual(
      stopped.map((verdict, index) => (is[index] === OFF ? OFF : verdict)));
    expect(is).toContain(OFF);
    expect(is).not.toContain('allowed');
  });
});

test('every module is a service, or says why it cannot be one', async () => {
  const folders = (await readdir(new URL('../../../modules/', import.meta.url), { withFileTypes: true })).filter((one) => one.isDirectory());
  const modules = manifests.filter(({ id }) => folders.some(({ name }) => name === id));
  expect(modules.length).toBeGreaterThan(2);
  expect(modules.filter(({ service }) => service === undefined).map(({ id }) => id).sort()).toEqual(Object.keys(ALWAYS_THERE).filter((id) => modules.some((one) => one.id === id)).sort());
});

test('a door without account says how its union becomes known', () => {
  const open = handlers.filter(({ handler }) => handler.endpoint.access.kind === 'open' || handler.endpoint.access.kind === 'new-case');
  expect(open.length).toBeGreaterThan(0);
  const silent = open.filter(({ id, service }) => {
    const name = id.split('.')[1] ?? '';
    return service?.goesOn.includes(name) === false && !service.asksItself.includes(name);
  });
  expect(silent.map(({ id }) => id)).toEqual([]);
});
