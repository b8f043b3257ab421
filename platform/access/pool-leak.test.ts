import { afterAll, beforeAll, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { isDatabaseUnavailable, openDatabase, type Database } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { newId, randomBelow, seededRandom } from '#platform/kernel/random.ts';
import { toId, type UnionId } from '#platform/kernel/id.ts';
import { toOrgPath } from '#platform/kernel/org-path.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { scale, seed } from '#platform/testkit/laws/random-runs.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { reachSettings, unionReach } from './reach.ts';

let world: TestWorld;
let db: Database;
const tenants: UnionId[] = [];

beforeAll(async () => {
  world = await openTestWorld(manifests);
  db = openDatabase(world.appUrl, { connections: 2, name: 'pool-leak' });
  for (const ordinal of [1, 2]) {
    const unionId = newId<'union'>(world.house);
    tenants.push(unionId);
    await world.asSystem('setup', async (ctx) => {
      await foundUnion(ctx, undefined, { unionId, name: `租户${ordinal}`, kind: 'federation', isGenerated: true }, ordinal);
      await record(ctx, Array.from({ length: 5 }, () => personEntered({ personId: newId(ctx), name: '某人', unionId })));
    });
  }
});
afterAll(async () => {
  await db.close();
  await world.close();
});

const settingsOf = (tenant: number) => reachSettings(unionReach([{
  id: toId(newId(world.house)), personId: toId(newId(world.house)), unionId: tenants[tenant] ?? toId(''), orgPath: toOrgPath(`${tenant + 1}/`),
  linePath: toOrgPath(`${tenant + 1}/`), role: 'chair', hasSubtree: true, validUntil: null,
}]));

// Every way in which a request can end.
const ENDINGS = ['answers', 'gives up', 'breaks a statement', 'swallows a broken statement', 'is killed', 'asks for nothing'] as const;

test('AZ-5 two tenants on two connections, ending in every way there is, never see one row of each other', async () => {
  const random = seededRandom(seed);
  let foreign = 0;
  let own = 0;
  const request = async (index: number): Promise<void> => {
    const tenant = randomBelow(random, 2);
    const ending = ENDINGS[randomBelow(random, 40) === 0 ? 4 : [0, 0, 1, 2, 3, 5][randomBelow(random, 6)] ?? 0];
    // A few requests without any reach: they find what the one before them left behind, if it did.
    const settings = index % 9 === 0 ? {} : settingsOf(tenant);
    await db.transact(settings, async (tx) => {
      if (ending === 'asks for nothing') return;
      const rows = await tx<{ unionId: string }[]>`select p.union_id as "unionId" from orgs_person p`;
      foreign += rows.filter((row) => row.unionId !== tenants[tenant] || index % 9 === 0).length;
      own += rows.filter((row) => row.unionId === tenants[tenant]).length;
      if (ending === 'gives up') throw new Error('given up');
      if (ending === 'breaks a statement') await tx`select 1/0`;
      if (ending === 'swallows a broken statement') await tx`select 1/0`.catch(() => {});
      if (ending === 'is killed') await world.ownerDb.pool`select pg_terminate_backend(${(await tx<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid ?? 0})`;
    }).catch((error: unknown) => {
      const isExpected = isDatabaseUnavailable(error) || (error instanceof Error && /given up|division by zero/.test(error.message));
      if (!isExpected) throw error;
    });
  };
  const count = 2000 * scale;
  for (let start = 0; start < count; start += 8) await Promise.all(Array.from({ length: 8 }, (_, index) => request(start + index)));
  expect(foreign).toBe(0);
  expect(own).toBeGreaterThan(count);
});

test('control: a setting that outlives its transaction is seen', async () => {
  const leaky = openDatabase(world.appUrl, { connections: 1 });
  try {
    await leaky.transact({}, async (tx) => { for (const [name, value] of Object.entries(settingsOf(0))) await tx.unsafe(`set ${name} = '${value}'`); });
    const rows = await leaky.transact({}, (tx) => tx`select 1 from orgs_person p`);
    expect(rows.length).toBe(5);
  } finally {
    await leaky.close();
  }
});
