import { setTimeout as sleep } from 'node:timers/promises';
import type { House } from '#platform/access/ctx.ts';
import { lockName } from '#platform/db/advisory-lock.ts';
import type { Database } from '#platform/db/database.ts';
import type { Tx } from '#platform/db/tx.ts';
import { claimTail, moveTail } from '#platform/journal/store/events.ts';
import type { Consumer } from '#platform/journal/tail.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import { toLogKey } from './log-key.ts';
import { toCheckpointNote } from './notes/checkpoint-note.ts';
import { appendLeaf, edgePlaces, leafHash, rootOf, type Edge } from './merkle.ts';
import { findNewestCheckpoint, insertCheckpoint, type Checkpoint } from './store/checkpoints.ts';
import { findNewestIncarnation } from './store/incarnations.ts';
import { ACCESS_READER, hasUnreadAccess, JOURNAL_READER, listJournalEntries, listSettledAccess, type Entry } from './store/entries.ts';
import { countLeaves, insertLeaves, withSubtrees, type NewLeaf } from './store/leaves.ts';

/** The bytes of a leaf: its place in the tree and its entry. With the place inside, no entry can stand at another. */
export function leafBytes(position: number, text: string): Buffer {
  return Buffer.from(`${position}\n${text}`, 'utf8');
}

/** Appends entries in their order. One sequencer at a time, whoever runs it: the lock is held until the commit. */
export async function appendEntries(tx: Tx, entries: readonly Entry[]): Promise<void> {
  await lockName(tx, 'audit');
  const size = await countLeaves(tx);
  let edge: Edge = { size, hashes: await withSubtrees(tx, (read) => edgePlaces(size).map(({ level, index }) => read(level, index))) };
  const leaves = entries.map(({ source, id, text }): NewLeaf => {
    const position = edge.size;
    const hash = leafHash(leafBytes(position, text));
    const grown = appendLeaf(edge, hash);
    edge = grown.edge;
    return { position, source, id, hash, nodes: grown.completed };
  });
  await insertLeaves(tx, leaves);
}

/** The journal's part of the tree: a reader like the others, so every committed event becomes one leaf. */
export const auditConsumer: Consumer = {
  name: JOURNAL_READER, bodiesOf: [],
  async consume(tx, events) {
    await appendEntries(tx, await listJournalEntries(tx, events.map((event) => event.seq)));
  },
};

const BATCH = 500;

/** One step of the access log's part; the number of entries read. In the reach 'tail'. */
export async function sequenceAccess(tx: Tx, clock: Clock): Promise<number> {
  const position = await claimTail(tx, ACCESS_READER, clock.now());
  if (position === undefined) return 0;
  const entries = await listSettledAccess(tx, position, BATCH);
  const last = entries.at(-1);
  if (last === undefined) return 0;
  await appendEntries(tx, entries);
  await moveTail(tx, ACCESS_READER, { xid: last.xid, seq: last.seq }, clock.now());
  return entries.length;
}

/** Signs the tree as it stands and keeps the note; the newest one again when nothing was added since. */
export async function makeCheckpoint(tx: Tx, house: Pick<House, 'clock' | 'keyring'>): Promise<Checkpoint | undefined> {
  await lockName(tx, 'audit');
  const newest = await findNewestCheckpoint(tx);
  const size = await countLeaves(tx);
  if (size === 0 || newest?.size === size) return newest;
  const root = await withSubtrees(tx, (read) => rootOf(read, size));
  const incarnation = await findNewestIncarnation(tx);
  const note = toCheckpointNote(toLogKey(house.keyring), { size, root }, incarnation?.id);
  const checkpoint = { size, root, note, madeAt: house.clock.now() };
  await insertCheckpoint(tx, checkpoint);
  return checkpoint;
}

const AS_TAIL = { 'app.system': 'tail' };

const PATIENCE_MS = 20;

/**
 * Brings the access log's entries of now into the tree, for commands and tests. Any transaction of the cluster that is
 * still open holds the newest ones back: they are waited for.
 */
export async function drainAccess(db: Database, clock: Clock): Promise<void> {
  for (;;) {
    if (await db.transact(AS_TAIL, (tx) => sequenceAccess(tx, clock)) > 0) continue;
    if (!await db.transact(AS_TAIL, hasUnreadAccess)) return;
    await sleep(PATIENCE_MS);
  }
}
