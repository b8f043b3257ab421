import { mkdir, mkdtemp, realpath, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '#platform/kernel/app-error.ts';
import { startupErrors } from './startup-errors.ts';

const STICKY = 0o1000;
const WRITABLE_BY_ALL = 0o002;

/**
 * Makes the data folder if there is none, and gives its real path once something could be written there. An existing
 * folder keeps its rights: a mistaken ZHIJIA_DATA must not change a folder that serves something else.
 */
export async function ensureDataDirectory(path: string): Promise<string> {
  const own = process.getuid?.();
  try {
    // Root's database server is another user and must be able to pass through to its own folder; it still cannot
    // list this one or read its files, which are 0600.
    await makeFolders(path, own === 0 ? 0o711 : 0o700);
    const directory = await realpath(path);
    const status = await stat(directory);
    if (!status.isDirectory()) throw new AppError(startupErrors['data-not-folder'], { path });
    // In a shared place such as /tmp anybody could put a file first where we mean to put ours.
    if ((status.mode & STICKY) !== 0 && (status.mode & WRITABLE_BY_ALL) !== 0) {
      throw new AppError(startupErrors['data-shared'], { path: directory });
    }
    // Root may go on with what an ordinary user began; an ordinary user may use a folder that root lent.
    if (own !== undefined && own !== 0 && status.uid !== own && status.uid !== 0) {
      throw new AppError(startupErrors['data-foreign'], { path });
    }
    // Trying is the only sure check: rights alone miss read-only and full disks.
    await rmdir(await mkdtemp(join(directory, '.check-')));
    return directory;
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new AppError(startupErrors[code === 'EEXIST' || code === 'ENOTDIR' ? 'data-not-folder' : 'data-not-writable'], { path, detail: code });
  }
}

/** Node's recursive mkdir never returns where a file system answers "no such file" for a parent that exists (/proc). */
async function makeFolders(path: string, mode: number): Promise<void> {
  const attempt = () => mkdir(path, { mode }).catch((error: unknown) => {
    if (hasCode(error, 'EEXIST')) return;
    throw error;
  });
  try {
    await attempt();
  } catch (error) {
    if (!hasCode(error, 'ENOENT') || dirname(path) === path) throw error;
    await makeFolders(dirname(path), mode);
    await attempt();
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
