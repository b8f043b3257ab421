import type { Tx } from '#platform/db/tx.ts';
import { countWaitingOf } from './store/entries.ts';

/** Entries that still wait for the union's answer, per person who has any. */
export async function countEntriesWaiting(tx: Tx, people: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await countWaitingOf(tx, people);
  return new Map(rows.map((row) => [row.personId, row.waiting]));
}
