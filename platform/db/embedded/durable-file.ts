import { constants } from 'node:fs';
import { copyFile, link, mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes a file that did not exist, mode 0600, so that it is there whole or not at all, also after a power cut.
 * Returns false, changing nothing, when another process was first: then that one's content holds.
 */
export async function createFileOnce(file: string, content: string): Promise<boolean> {
  const draft = await makeDraftFolder(dirname(file));
  try {
    const written = join(draft, 'file');
    const handle = await open(written, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await placeOnce(written, file);
    await syncFolder(dirname(file));
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** link() refuses an existing name, where rename() would replace it; some mounted disks know no links. */
async function placeOnce(written: string, file: string): Promise<void> {
  try {
    await link(written, file);
  } catch (error) {
    if (!hasCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS')) throw error;
    await copyFile(written, file, constants.COPYFILE_EXCL);
  }
}

/** Reads a small text file without following a link in its last step; undefined when there is none. */
export async function findText(file: string): Promise<string | undefined> {
  try {
    const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      return await handle.readFile('utf8');
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Makes a rename or link in the folder survive a power cut. Windows has no such call and does not need it. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** How the names of folders for unfinished work begin. */
export const DRAFT = '.draft-';
const ABANDONED_AFTER_MS = 15 * 60_000;

/**
 * A new folder for work that a rename will finish. Also removes drafts that a killed process left in the same
 * place; their age is counted from the new folder's, so the file system's clock is the only one.
 */
export async function makeDraftFolder(parent: string): Promise<string> {
  const draft = await mkdtemp(join(parent, DRAFT));
  const { mtimeMs } = await stat(draft);
  for (const name of await readdir(parent)) {
    if (!name.startsWith(DRAFT)) continue;
    const other = await stat(join(parent, name)).catch(() => undefined);
    if (other === undefined || mtimeMs - other.mtimeMs < ABANDONED_AFTER_MS) continue;
    await rm(join(parent, name), { recursive: true, force: true });
  }
  return draft;
}

/** True for a system error with one of the given codes. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
