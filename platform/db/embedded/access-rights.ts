import type { Stats } from 'node:fs';
import { chmod, lstat, mkdir, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isRoot, type Account } from './account.ts';
import { hasCode } from './durable-file.ts';

const READ = 4;
const ENTER = 1;

/** The first folder on the way to `path` (itself included) that the account may not enter; undefined when none. */
export async function findClosedFolder(path: string, account: Account): Promise<string | undefined> {
  const folders: string[] = [];
  for (let folder = await realpath(path); ; folder = dirname(folder)) {
    folders.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  for (const folder of folders) {
    if (!hasRight(await stat(folder), account, ENTER)) return folder;
  }
  return undefined;
}

/** True when the account may read the file, and run it when `run` is set, given that it reaches the folder. */
export async function canReadFile(file: string, account: Account, run = false): Promise<boolean> {
  const status = await stat(file).catch(() => undefined);
  return status !== undefined && hasRight(status, account, run ? READ | ENTER : READ);
}

/** Decides by mode bits alone: access lists can only make us copy once more than needed. */
function hasRight(status: Stats, account: Account, right: number): boolean {
  const shift = status.uid === account.uid ? 6 : status.gid === account.gid ? 3 : 0;
  return ((status.mode >> shift) & right) === right;
}

/**
 * True when `path` is a real folder (no link) of this user or of root that nobody else may write into. In a
 * world-writable place such as /tmp somebody else may have made it first, to read or replace what we put there.
 */
export async function isPrivateFolder(path: string): Promise<boolean> {
  const own = process.getuid?.();
  const status = await lstat(path).catch(() => undefined);
  if (status === undefined || !status.isDirectory()) return false;
  if (own === undefined) return true;
  return (status.uid === own || status.uid === 0) && (status.mode & 0o022) === 0;
}

/** Makes a folder that others may enter and nobody else may write into; false when such a folder cannot be trusted. */
export async function ensureOpenFolder(path: string): Promise<boolean> {
  await mkdir(path, { mode: 0o755 }).catch((error: unknown) => {
    if (!hasCode(error, 'EEXIST')) throw error;
  });
  if (!(await isPrivateFolder(path))) return false;
  // A tight umask would shut out the account that PostgreSQL runs as.
  if (isRoot()) await chmod(path, 0o755);
  return true;
}
