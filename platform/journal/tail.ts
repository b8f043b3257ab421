import type { Database } from '#platform/db/database.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import { claimTail, listSettledEvents, moveTail, type StoredRow } from './store/events.ts';

/** A reader of the journal. What it writes commits together with its position: each event counts exactly once. */
export type Consumer = {
  readonly name: string;
  readonly consume: (tx: Tx, events: readonly StoredRow[]) => Promise<void>;
};

// Small enough that one step stays far below the five seconds after which it would hold back other tails.
const BATCH = 500;

/** One step of one consumer; the number of events read. Zero when at the end, or when another process has it. */
export async function stepTail(db: Database, clock: Clock, consumer: Consumer): Promise<number> {
  return db.transact({ 'app.system': 'tail' }, async (tx) => {
    const position = await claimTail(tx, consumer.name, clock.now());
    if (position === undefined) return 0;
    const events = await listSettledEvents(tx, position, BATCH);
    const last = events.at(-1);
    if (last === undefined) return 0;
    await consumer.consume(tx, events);
    await moveTail(tx, consumer.name, { xid: last.xid, seq: last.seq }, clock.now());
    return events.length;
  });
}

/** Steps until there is nothing settled left to read: for tests, the demonstration and `zhijia replay`. */
export async function drainTail(db: Database, clock: Clock, consumer: Consumer): Promise<void> {
  while (await stepTail(db, clock, consumer) > 0);
}
