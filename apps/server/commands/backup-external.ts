import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCheckpoint } from '#platform/audit/sequence.ts';
import { startEmbeddedPostgres } from '#platform/db/embedded/start-embedded-postgres.ts';
import { readWalIndex, type BackupFolder, type WholeRecord } from '#platform/keeping/backup-folder.ts';
import { keepingErrors } from '#platform/keeping/contract.ts';
import { openClusterSession } from '#platform/keeping/store/cluster.ts';
import { countEntries } from '#platform/keeping/store/count-entries.ts';
import { takeWhole } from '#platform/keeping/whole-backup.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { ensureDataDirectory } from '../data-directory.ts';
import type { OpenHouse } from '../open-house.ts';
import { takeServerLock } from '../server-lock.ts';
import type { Settings } from '../settings.ts';
import { move, readToTheEnd } from './move-database.ts';

const TAIL = { 'app.system': 'tail' };

/** Asked for before anything is done: what a running server wrote meanwhile would be in the copy and read by nobody. */
export async function requireStopped(settings: Pick<Settings, 'dataDirectory'>): Promise<void> {
  const lock = await takeServerLock(await ensureDataDirectory(settings.dataDirectory));
  await lock.release();
}

/**
 * A whole copy of a PostgreSQL of one's own: table by table into an embedded one that lives for these minutes, compared, and
 * sealed like any other. So restore and drill know one kind of backup, and no client program of PostgreSQL is needed.
 */
export async function takeExternal(open: OpenHouse, folder: BackupFolder, recipient: string): Promise<WholeRecord> {
  const { clock, random, keyring } = open.house;
  // The numbers of one cluster's WAL mean nothing in another's: a restore would look for what follows in the wrong one.
  if ((await readWalIndex(folder, undefined)).records.length > 0) throw new AppError(keepingErrors['foreign-archive'], { path: folder.path });
  await readToTheEnd(open);
  const before = await open.db.transact(TAIL, countEntries);
  const checkpoint = await open.db.transact(TAIL, (tx) => makeCheckpoint(tx, open.house));
  const scratch = await mkdtemp(join(tmpdir(), 'zhijia-copy-'));
  try {
    await chmod(scratch, process.getuid?.() === 0 ? 0o711 : 0o700);
    const directory = join(scratch, 'postgres');
    const server = await startEmbeddedPostgres({ directory, durability: 'full', log: () => {} });
    try {
      await move(open, server.url('postgres'));
      const session = await openClusterSession(server.url('postgres'));
      try {
        if (await countEntries(session.sql) !== before) throw new AppError(keepingErrors['written-meanwhile']);
        return await takeWhole(session, { folder, recipient, keyring, clock, random, embeddedDirectory: directory, checkpoint: checkpoint?.note ?? null });
      } finally {
        await session.close();
      }
    } finally {
      await server.stop();
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
