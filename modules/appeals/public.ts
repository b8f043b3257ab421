import type { Tx } from '#platform/db/tx.ts';
import { countWaitingFor } from './store/appeals.ts';

/** Cases that wait for their worker (a question asked, or closed and not yet rated), per person who has any. */
export async function countAppealsWaiting(tx: Tx, people: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await countWaitingFor(tx, people);
  return new Map(rows.map((row) => [row.personId, row.waiting]));
}
