import { join } from 'node:path';
import { removeWrittenOff } from '#platform/audit/expire-access-log.ts';
import { archiveWal } from '#platform/keeping/archive-wal.ts';
import { keepingNotes } from '#platform/keeping/backup-plan.ts';
import { reportRemovedAccess } from '#platform/keeping/choose-retention.ts';
import { openClusterSession } from '#platform/keeping/store/cluster.ts';
import { createLane } from '#platform/jobs/lane.ts';
import { openDatabase } from '#platform/db/database.ts';
import { toErrorCode } from '#platform/jobs/error-code.ts';
import { asSystem } from './as-system.ts';
import type { OpenHouse } from './open-house.ts';

const LOOK_MS = 60_000;
/** At most this much can be lost with the machine: every fifth look ends the segment that is being written. */
const WHOLE_EVERY = 5;
const REMOVE_EVERY = 60;

export type ArchiveKeeper = { stop(): Promise<void> };

/**
 * What only the owner of the database may do beside the requests: archive the WAL of an embedded database once a backup
 * was made (`zhijia backup --to`), and remove entries of the access log that were written off. A failure is kept for
 * `doctor` and tried again a minute later; meanwhile the database keeps what is not archived.
 */
export function keepArchive(open: OpenHouse): ArchiveKeeper {
  let looks = 0;
  const lane = createLane(async () => {
    looks += 1;
    await archive(open, looks % WHOLE_EVERY === 0);
    if (looks % REMOVE_EVERY === 1) await removeOld(open);
    return false;
  });
  const timer = setInterval(() => lane.wake(), LOOK_MS).unref();
  return {
    async stop() {
      clearInterval(timer);
      await lane.stop();
    },
  };
}

async function archive(open: OpenHouse, isWhole: boolean): Promise<void> {
  const notes = keepingNotes(open.dataDirectory);
  const plan = await notes.findPlan().catch(() => undefined);
  if (plan === undefined) return;
  const { clock, keyring } = open.house;
  const before = await notes.findStatus().catch(() => undefined);
  try {
    const session = await openClusterSession(open.ownerUrl);
    try {
      const startedAt = clock.now().toISOString();
      await archiveWal(session, { folder: { path: plan.to }, recipient: plan.recipient, keyring, clock, isWhole });
      await notes.keepStatus({ completeTo: isWhole ? startedAt : before?.completeTo ?? null, failedAt: null, failure: null });
    } finally {
      await session.close();
    }
  } catch (error) {
    const failure = toErrorCode(error);
    open.house.log.error({ folder: join(plan.to, 'wal'), code: failure }, 'the WAL was not archived and is kept for later');
    await notes.keepStatus({ completeTo: before?.completeTo ?? null, failedAt: clock.now().toISOString(), failure }).catch(() => {});
  }
}

async function removeOld(open: OpenHouse): Promise<void> {
  const owner = openDatabase(open.ownerUrl, { connections: 1, name: 'zhijia-keeping' });
  try {
    const removed = await removeWrittenOff(owner);
    if (removed > 0) await asSystem(open, 'job', (ctx) => reportRemovedAccess(ctx, removed));
  } catch (error) {
    open.house.log.error({ code: toErrorCode(error) }, 'old entries of the access log were not removed');
  } finally {
    await owner.close();
  }
}
