import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/access/actor.ts';
import { noReach, reachSettings } from '#platform/access/reach.ts';
import { openDatabase, type Database } from '#platform/db/database.ts';
import { createAddressCeiling, type AddressCeiling } from '#platform/guard/address-ceiling.ts';
import { guardErrors } from '#platform/guard/contract/guard-errors.ts';
import { spendQuota } from '#platform/guard/spend.ts';
import { buildServer } from '#platform/http/server.ts';
import { settableClock } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/random.ts';
import { foundRoot, officesOf } from '#platform/orgs/test/random-history.ts';
import { startHistory } from '#platform/testkit/laws/history.ts';
import { scale, seed } from '#platform/testkit/laws/random-runs.ts';
import { addTestPorts } from '#platform/testkit/test-ports.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { seededRandom } from '#platform/kernel/random.ts';
import { endpoints as appeals } from '#modules/appeals/contract.ts';
import { manifests } from '../manifests.ts';

const CROWD = 3000;
/** What a phone asks from the scan to the receipt: session, poster, two photos, the appeal, home; and as much again for reloads. */
const REQUESTS_EACH = 10;
const FACTORY = '198.51.100.7';

let world: TestWorld;
let aside: Database;
let code: string;
beforeAll(async () => {
  world = await openTestWorld(manifests);
  aside = openDatabase(world.appUrl, { connections: 2 });
  addTestPorts(world.house, aside);
  const history = startHistory(world, seededRandom(seed), new Map());
  await foundRoot(history, 1);
  const [root] = officesOf(history);
  if (root === undefined) throw new Error('no chair');
  const chair: Actor = await world.actorOf(root.personId);
  const made = await world.call(appeals.makeCode, chair, { unionId: root.unionId, contactGrantId: root.grantId, place: '厂门口' });
  code = made.link.split('/').at(-1) ?? '';
});
afterAll(async () => {
  await aside.close();
  await world.close();
});

/** How many of the crowd get all their requests through within a minute, each a few milliseconds after the one before. */
function served(ceiling: AddressCeiling, clock: ReturnType<typeof settableClock>): number {
  let count = 0;
  for (let worker = 0; worker < CROWD; worker += 1) {
    clock.advance(worker % 50 === 0 ? 1000 : 0);
    const waits = Array.from({ length: REQUESTS_EACH }, () => ceiling(FACTORY));
    if (waits.every((wait) => wait === 0)) count += 1;
  }
  return count;
}

describe('RL-2 a whole factory behind one address', { timeout: 300_000 * scale }, () => {
  test(`${CROWD} workers in one minute: at least 99 of 100 pass the ceiling`, () => {
    const clock = settableClock(world.clock.now());
    expect(served(createAddressCeiling(clock), clock)).toBeGreaterThanOrEqual(CROWD * 0.99);
  });

  test('control: a limit by address as a plain site has it shuts nearly all of them out', () => {
    const clock = settableClock(world.clock.now());
    expect(served(createAddressCeiling(clock, { most: 600, perMs: 60_000 }), clock)).toBeLessThan(CROWD / 10);
  });

  test(`${CROWD} cases with two photos each from one poster in one hour are within its quotas`, async () => {
    const subject = newId(world.house);
    for (let worker = 0; worker < CROWD; worker += 20) {
      await Promise.all(Array.from({ length: 20 }, () => world.db.transact(reachSettings(noReach), (tx) => spendQuota({ ...world.house, tx }, [
        { quota: 'casesPerCodeHour', subject }, { quota: 'casesPerCodeDay', subject }, { quota: 'photoBytesPerCodeDay', subject, amount: 2 * 600_000 },
      ], guardErrors['code-full']))));
    }
  });

  test(`${300 * scale} of them through the real way, all from one address at once: each has a case number of their own`, async () => {
    const app = await buildServer({
      house: world.house, db: world.db, version: 'test', afterCommit: () => {}, isWorkFree: true, ceiling: createAddressCeiling(world.clock),
      handlers: manifests.flatMap((one) => one.handlers), resources: manifests.flatMap((one) => one.resources),
      resolveActor: async () => ({ kind: 'anonymous' }),
    });
    try {
      const answers = await Promise.all(Array.from({ length: 300 * scale }, async () => {
        const answer = await app.inject({
          method: 'POST', url: `/api${appeals.submitAppeal.path}`, remoteAddress: FACTORY,
          headers: { 'content-type': 'application/json', 'idempotency-key': newId(world.house) },
          payload: JSON.stringify({
            appealId: newId(world.house), code, topic: 'complaint', text: '加班费没有发', disclosure: 'anonymous', queryCode: '01234567890123456789', photos: [],
          }),
        });
        return { status: answer.statusCode, caseNumber: answer.json<{ caseNumber?: string }>().caseNumber };
      }));
      const good = answers.filter((answer) => answer.status === 200);
      expect(good.length).toBeGreaterThanOrEqual(answers.length * 0.99);
      expect(new Set(good.map((answer) => answer.caseNumber)).size).toBe(good.length);
    } finally {
      await app.close();
    }
  });
});
