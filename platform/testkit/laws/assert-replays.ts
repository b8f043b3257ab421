import { expect } from 'vitest';
import { replay } from '#platform/journal/replay.ts';
import { copyJournal } from '#platform/journal/replay-copy.ts';
import type { Manifest } from '#platform/registry/module.ts';
import { openTestWorld, type TestWorld } from '../test-world.ts';

/** Asserts that an empty database, this one's journal and its keys give every row of these tables again (replay law). Resolves with the rows, table by table. */
export async function assertReplays(world: TestWorld, manifests: readonly Manifest[], tables: readonly string[]): Promise<readonly string[][]> {
  const rowsOf = async ({ ownerDb }: TestWorld) => Promise.all(tables.map(async (table) =>
    (await ownerDb.pool<{ row: string }[]>`select to_jsonb(t)::text as row from ${ownerDb.pool(table)} t order by 1`).map(({ row }) => row)));
  const copy = await openTestWorld(manifests);
  try {
    await copyJournal(world.db, copy.db, () => {});
    await replay(copy.db, world.house.journal, world.house.keyring);
    const before = await rowsOf(world);
    expect(await rowsOf(copy)).toEqual(before);
    return before;
  } finally {
    await copy.close();
  }
}
