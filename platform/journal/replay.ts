import type { Keyring } from '#platform/crypto/keyring.ts';
import type { Database } from '#platform/db/database.ts';
import { reapplyRows, type Journal } from './journal.ts';
import { listEventsAfter } from './store/events.ts';

const BATCH = 1000;

/**
 * Applies the whole journal of a database whose module tables are empty; afterwards they must equal, row for row,
 * what they were. `onProgress` gets the number of events applied so far.
 */
export async function replay(
  db: Database, journal: Journal, keyring: Keyring, onProgress: (applied: number) => void = () => {},
): Promise<number> {
  let seq = 0;
  let applied = 0;
  for (;;) {
    const rows = await db.transact({ 'app.system': 'replay' }, async (tx) => {
      const batch = await listEventsAfter(tx, seq, BATCH);
      await reapplyRows(tx, journal, keyring, batch);
      return batch;
    });
    const last = rows.at(-1);
    if (last === undefined) return applied;
    seq = last.seq;
    applied += rows.length;
    onProgress(applied);
  }
}
