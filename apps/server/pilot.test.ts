import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPasswordHasher } from '#platform/accounts/password.ts';
import { createSignInPort } from '#platform/accounts/sign-in-port.ts';
import { ensurePublishedYears } from '#platform/calendar/use-cases/fill-year.ts';
import { drainTail } from '#platform/journal/tail.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { endpoints } from '#modules/appeals/contract.ts';
import { RATE_NAMES, whyNoPercentage } from '#modules/appeals/rules/figures.ts';
import { asSystem } from './as-system.ts';
import { consumers } from './background.ts';
import { loadDemonstration } from './demo/load-demo.ts';
import { demoPersons, demoUnionId } from './demo/load-demo-unions.ts';
import { manifests } from './manifests.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld(manifests);
  world.clock.set(new Date('2026-11-20T02:00:00Z'));
  const passwords = createPasswordHasher({ random: world.house.random, cost: { memory: 64, passes: 1, lanes: 1 } });
  Object.assign(world.house.ports, { signIn: createSignInPort({ database: world.db, passwords }) });
  await asSystem(world, 'job', ensurePublishedYears);
  expect(await loadDemonstration(world)).toBe(true);
  for (const consumer of consumers(world.house)) await drainTail(world.db, world.clock, consumer);
});
afterAll(async () => { await world.close(); });

test('the 恒口 pilot: 23 appeals by scan, all closed and rated, 100% (23/23), and each figure opens its list', async () => {
  const upper = await world.actorOf(demoPersons.upper);
  const period = { from: dateInChina(new Date('2026-08-20T00:00:00Z')), to: dateInChina(new Date('2026-10-31T00:00:00Z')) };
  const figures = await world.call(endpoints.readFigures, upper, { unionId: demoUnionId('hengkou'), ...period });
  expect(figures.whole).toMatchObject({
    counts: { received: 23, accountable: 23, closed: 23, settled: 23, rated: 23, satisfied: 23, reopened: 0, open: 0, late: 0, silent: 0 },
    onTime: { numerator: 23, denominator: 23 }, completion: { numerator: 23, denominator: 23 }, satisfaction: { numerator: 23, denominator: 23 },
    response: { numerator: 23, denominator: 23 },
  });
  expect(RATE_NAMES.map((name) => whyNoPercentage(figures.whole, name))).toEqual([undefined, undefined, undefined, undefined]);
  expect(figures.hourCounts.reduce((sum, count) => sum + count, 0)).toBe(23);
  for (const view of ['received', 'settled', 'in-time', 'rated', 'satisfied'] as const) {
    const first = await world.call(endpoints.listAppeals, upper, {
      view, unionId: demoUnionId('hengkou'), receivedFrom: period.from, receivedTo: period.to,
    });
    const rest = await world.call(endpoints.listAppeals, upper, {
      view, unionId: demoUnionId('hengkou'), receivedFrom: period.from, receivedTo: period.to, before: first.next ?? undefined,
    });
    expect(first.appeals.length + rest.appeals.length).toBe(23);
  }
});

test('the demonstration loads once', async () => {
  expect(await loadDemonstration(world)).toBe(false);
});
