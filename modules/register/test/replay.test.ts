import { expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { copyJournal, tableDigests } from '#platform/journal/replay-copy.ts';
import { replay } from '#platform/journal/replay.ts';
import { seededRandom } from '#platform/kernel/random.ts';
import { foundRoot, historySteps as orgs } from '#platform/orgs/test/random-history.ts';
import { playHistory, startHistory } from '#platform/testkit/laws/history.ts';
import { scale, seed } from '#platform/testkit/laws/random-runs.ts';
import { openTestWorld } from '#platform/testkit/test-world.ts';
import { historySteps } from './random-history.ts';

const TABLES = ['orgs_person', 'orgs_membership', 'register_member', 'register_correction', 'register_import', 'register_wrong_line'];

// The law over everything is apps/server/testing/replay-law.test.ts; this one is quick enough to run at every change here.
test('members, memberships and imports of random histories are rebuilt by the journal, row for row', async () => {
  const [world, copy] = [await openTestWorld(manifests), await openTestWorld(manifests)];
  try {
    const tally = new Map<string, number>();
    for (let number = 1; number <= 8 * scale; number += 1) {
      const history = startHistory(world, seededRandom(`register ${seed}:${number}`), tally);
      await foundRoot(history, number);
      await playHistory(history, { all: orgs.filter(({ name }) => /member|worker|person|found/.test(name)), favourites: historySteps }, 14);
    }
    await copyJournal(world.db, copy.db, () => {});
    await replay(copy.db, world.house.journal, world.house.keyring);
    const [before, after] = [await tableDigests(world.db, TABLES), await tableDigests(copy.db, TABLES)];
    expect([...after]).toEqual([...before]);
    for (const table of ['orgs_membership', 'register_member', 'register_correction', 'register_import']) expect(before.get(table), table).not.toMatch(/^0 rows/);
  } finally {
    await world.close();
    await copy.close();
  }
});
