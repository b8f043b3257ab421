import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Keyring } from '#platform/crypto/keyring.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import { appendWalRecord, findLastWal, walFile, type BackupFolder } from './backup-folder.ts';
import { finishedSegments, lsnText, segmentName, toSegment } from './rules/wal-segments.ts';
import { writeSealed } from './sealed-file.ts';
import {
  advanceSlot, ensureSlot, readClusterState, readDatabaseTime, readFlushed, releaseArchiveLock, switchWal, tryArchiveLock, type ClusterSession,
} from './store/cluster.ts';

export type ArchiveOrder = {
  readonly folder: BackupFolder;
  /** The age recipient whose key lies elsewhere: this machine can write backups and read none. */
  readonly recipient: string;
  readonly keyring: Keyring;
  readonly clock: Clock;
  /** Ends the segment that is being written first, so that everything of now is archived. */
  readonly isWhole: boolean;
};

/**
 * Copies every finished WAL segment that the archive does not have, in order, and lets the cluster forget it only then.
 * A replication slot keeps what is not archived: nothing is lost while the target is full or away, the WAL just grows.
 * The number of segments archived; 0 also when another process is at it.
 */
export async function archiveWal(session: ClusterSession, order: ArchiveOrder): Promise<number> {
  if (!await tryArchiveLock(session)) return 0;
  try {
    const held = await ensureSlot(session);
    const completeTo = order.isWhole ? await readDatabaseTime(session) : null;
    if (order.isWhole) await switchWal(session);
    const { dataDirectory } = await readClusterState(session);
    const { flushed, timeline } = await readFlushed(session);
    const from = await firstMissing(session, order.folder, { timeline, number: held / session.segmentBytes });
    const numbers = finishedSegments(from, flushed, session.segmentBytes);
    for (const number of numbers) {
      const name = segmentName({ timeline, number }, session.segmentBytes);
      const content = readSegment(join(dataDirectory, 'pg_wal', name), Number(session.segmentBytes));
      const mark = await writeSealed(walFile(order.folder, name), order.recipient, content);
      await appendWalRecord(order.folder, order.keyring, {
        segment: name, at: order.clock.now().toISOString(), completeTo: number === numbers.at(-1) ? completeTo : null, ...mark,
      });
      await advanceSlot(session, lsnText((number + 1n) * session.segmentBytes));
    }
    return numbers.length;
  } finally {
    await releaseArchiveLock(session);
  }
}

/** What the slot still holds and the index has already is not archived twice. */
async function firstMissing(session: ClusterSession, folder: BackupFolder, held: { timeline: number; number: bigint }): Promise<bigint> {
  const last = (await findLastWal(folder)).segment;
  if (last === undefined) return held.number;
  const archived = toSegment(last, session.segmentBytes);
  return archived.timeline === held.timeline && archived.number >= held.number ? archived.number + 1n : held.number;
}

/** A segment has one size. Anything else is one that the cluster is just making or taking away. */
export async function* readSegment(file: string, size: number): AsyncGenerator<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    let bytes = 0;
    for await (const chunk of handle.createReadStream({ autoClose: false })) {
      const part: Uint8Array = chunk;
      bytes += part.length;
      yield part;
    }
    if (bytes !== size) throw new Error(`a WAL segment of ${bytes} bytes`);
  } finally {
    await handle.close();
  }
}
