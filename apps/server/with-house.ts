import { AppError } from '#platform/kernel/app-error.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { ensureDataDirectory } from './data-directory.ts';
import { createLog } from './log.ts';
import { openHouse, type OpenHouse } from './open-house.ts';
import { takeServerLock, type ServerLock } from './server-lock.ts';
import { toPublicUrl, type Settings } from './settings.ts';
import { startupErrors } from './startup-errors.ts';

/** Opens the house for one command and closes it again. Beside a running server it borrows that server's database. */
export async function withHouse<T>(settings: Settings, work: (open: OpenHouse) => Promise<T>): Promise<T> {
  const dataDirectory = await ensureDataDirectory(settings.dataDirectory);
  const lock = await takeLockIfFree(dataDirectory);
  try {
    const open = await openHouse(settings, {
      log: createLog(systemClock, 'warn'), publicUrl: toPublicUrl(settings, settings.port), isBesideServer: lock === undefined,
    });
    try {
      return await work(open);
    } finally {
      await open.close();
    }
  } finally {
    await lock?.release();
  }
}

async function takeLockIfFree(dataDirectory: string): Promise<ServerLock | undefined> {
  try {
    return await takeServerLock(dataDirectory);
  } catch (error) {
    if (error instanceof AppError && error.code === startupErrors['already-running'].code) return undefined;
    throw error;
  }
}
