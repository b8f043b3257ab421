import { expect } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { replay } from '#platform/journal/replay.ts';
import { copyJournal } from '#platform/journal/replay-copy.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';

const TABLES = ['membership_join', 'membership_transfer', 'membership_transfer_end', 'membership_founding', 'membership_founding_step', 'flows_case', 'flows_task', 'membership_card', 'orgs_membership'] as const;

/** Asserts that an empty database, this one's journal and its keys give every row again (replay law). */
export async function assertReplays(world: TestWorld): Promise<void> {
  const rowsOf = async ({ ownerDb }: TestWorld) => Promise.all(TABLES.map(async (table) =>
    (await ownerDb.pool<{ row: string }[]>`select to_jsonb(t)::text as row from ${ownerDb.pool(table)} t order by t.id`).map(({ row }) => row)));
  const copy = await openTestWorld(manifests);
  try {
    await copyJournal(world.db, copy.db, () => {});
    await replay(copy.db, world.house.journal, world.house.keyring);
    expect(await rowsOf(copy)).toEqual(await rowsOf(world));
  } finally {
    await copy.close();
  }
}
