import { test, expect } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { openDatabase } from '#platform/db/database.ts';
import { addTestPorts } from '#platform/testkit/test-ports.ts';
import { openTestWorld } from '#platform/testkit/test-world.ts';
import { foundRoot, historySteps as orgs } from '#platform/orgs/test/random-history.ts';
import { playHistory, startHistory } from '#platform/testkit/laws/history.ts';
import { seededRandom } from '#platform/kernel/random.ts';
import { historySteps as measures } from './random-history.ts';
test('dead', async () => {
  const world = await openTestWorld(manifests, { seed: 77 });
  const aside = openDatabase(world.appUrl, { connections: 2, name: 'replay-aside' });
  addTestPorts(world.house, aside);
  const tally = new Map<string, number>();
  const bad: string[] = [];
  const numbers = Array.from({ length: 60 }, (_, i) => i + 1);
  const next = async (): Promise<void> => {
    const n = numbers.shift();
    if (n === undefined) return;
    const history = startHistory(world, seededRandom(`x:${n}`), tally);
    await foundRoot(history, n);
    try { await playHistory(history, [...orgs, ...measures, ...measures, ...measures], 50); } catch (error) {
      const e = error as { detail?: string; query?: string; message: string };
      bad.push(`${e.message} ${e.detail} ${e.query}`);
    }
    await next();
  };
  await Promise.all([next(), next(), next(), next()]);
  console.log([...tally].filter(([k]) => k.startsWith('measures')).map(([k, v]) => `${k} ${v}`).join('\n'));
  console.log(bad);
  expect(bad).toEqual([]);
  await aside.close();
  await world.close();
}, 500000);
