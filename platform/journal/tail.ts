import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#platform/db/database.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import { claimTail, hasUnread, listSettledEvents, moveTail, type StoredRow } from './store/events.ts';

/** A reader of the journal. What it writes commits together with its position: each event counts exactly once. */
export type Consumer = {
  readonly name: string;
  /** The types whose bodies it reads, where it does not read all: what a crowd did together is one large body for each reader. */
  readonly bodiesOf?: readonly string[];
  readonly consume: (tx: Tx, events: readonly StoredRow[]) => Promise<void>;
};

// Small enough that one step stays far below the five seconds after which it would hold back other tails.
const BATCH = 1500;

/** One step of one consumer; the number of events read. Zero when at the end, or when another process has it. */
export async function stepTail(db: Database, clock: Clock, consumer: Consumer): Promise<number> {
  return db.transact({ 'app.system': 'tail' }, async (tx) => {
    const position = await claimTail(tx, consumer.name, clock.now());
    if (position === undefined) return 0;
    const events = await listSettledEvents(tx, position, BATCH, consumer.bodiesOf);
    const last = events.at(-1);
    if (last === undefined) return 0;
    await consumer.consume(tx, events);
    await moveTail(tx, consumer.name, { xid: last.xid, seq: last.seq }, clock.now());
    return events.length;
  });
}

const PATIENCE_MS = 20;

/**
 * Steps until every event of now has been read: for tests and the generator. Waits while a transaction anywhere in the
 * cluster still runs that began before the last event, because until then nobody may read past it.
 */
export async function drainTail(db: Database, clock: Clock, consumer: Consumer): Promise<void> {
  for (;;) {
    if (await stepTail(db, clock, consumer) > 0) continue;
    const isBehind = await db.transact({ 'app.system': 'tail' }, (tx) => hasUnread(tx, consumer.name));
    if (!isBehind) return;
    await sleep(PATIENCE_MS);
  }
}
