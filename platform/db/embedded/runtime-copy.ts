import { createHash } from 'node:crypto';
import { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, symlink } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, extname, join, relative } from 'node:path';
import { AppError } from '#platform/kernel/app-error.ts';
import { ensureOpenFolder, isPrivateFolder } from './access-rights.ts';
import { isRoot } from './account.ts';
import { hasCode, makeDraftFolder, syncFolder } from './durable-file.ts';
import { embeddedErrors } from './embedded-errors.ts';
import type { InstalledBinaries } from './installed-binaries.ts';

/** What a root installation keeps outside its own folders: programs to read, and clusters that had to live elsewhere. */
export const SYSTEM_FOLDER = '/var/lib/zhijia';

/**
 * A copy of PostgreSQL's programs that every user can read and that has its library links. Made once per version;
 * two processes may make it at once, the first rename wins and both are alike.
 */
export async function ensureRuntimeCopy(installed: InstalledBinaries, places = runtimePlaces()): Promise<string> {
  const key = await nameCopy(installed);
  for (const place of places) {
    if (!(await ensurePlace(place))) continue;
    const copy = join(place, key);
    if (await isPrivateFolder(copy)) return copy;
    const draft = await makeDraftFolder(place);
    try {
      await fillCopy(installed, join(draft, key));
      await rename(join(draft, key), copy);
      await syncFolder(place);
      return copy;
    } catch (error) {
      if (hasCode(error, 'EEXIST', 'ENOTEMPTY') && await isPrivateFolder(copy)) return copy;
      if (!hasCode(error, 'ENOSPC', 'EDQUOT', 'EROFS', 'EACCES')) throw error;
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }
  throw new AppError(embeddedErrors['embedded-no-place'], { tried: places.join(', ') });
}

function runtimePlaces(): string[] {
  const shared = join(tmpdir(), `zhijia-${process.getuid?.() ?? 'user'}`, 'runtime');
  return isRoot() ? [join(SYSTEM_FOLDER, 'runtime'), shared] : [join(homedir(), '.cache', 'zhijia', 'runtime'), shared];
}

/** Makes the place, and says whether nobody else can have planted anything in it. */
async function ensurePlace(place: string): Promise<boolean> {
  try {
    await mkdir(dirname(dirname(place)), { recursive: true });
    return await ensureOpenFolder(dirname(place)) && await ensureOpenFolder(place);
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'ENOSPC')) return false;
    throw error;
  }
}

/** Version plus a digest of names and sizes, so that another build of the same version gets its own copy. */
async function nameCopy(installed: InstalledBinaries): Promise<string> {
  const digest = createHash('sha256');
  for (const file of (await listFiles(installed.native)).sort()) {
    digest.update(`${relative(installed.native, file)}\0${(await lstat(file)).size}\n`);
  }
  return `postgresql-${installed.version}-${process.platform}-${process.arch}-${digest.digest('hex').slice(0, 12)}`;
}

/** Regular files below a folder, without what only building extensions needs and without links. */
async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).filter(isNeeded);
}

function isNeeded(file: string): boolean {
  return extname(file) !== '.a' && !/[\\/](pgxs|pkgconfig)[\\/]/.test(file);
}

const AT_ONCE = 32;

async function fillCopy(installed: InstalledBinaries, copy: string): Promise<void> {
  const files = (await listFiles(installed.native)).map((file) => relative(installed.native, file));
  for (const folder of new Set(files.map(dirname))) await mkdir(join(copy, folder), { recursive: true });
  for (let start = 0; start < files.length; start += AT_ONCE) {
    await Promise.all(files.slice(start, start + AT_ONCE).map((file) => copyDurably(join(installed.native, file), join(copy, file))));
  }
  for (const { file, link } of installed.links) {
    await symlink(relative(dirname(link), file), join(copy, link));
  }
  for (const entry of await readdir(copy, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) await chmod(join(entry.parentPath, entry.name), 0o755);
  }
  await chmod(copy, 0o755);
}

/** A renamed folder can outlive a power cut that its files' contents did not, so each file is synchronised. */
async function copyDurably(source: string, target: string): Promise<void> {
  await copyFile(source, target);
  await chmod(target, basename(dirname(target)) === 'bin' ? 0o755 : 0o644);
  const handle = await open(target, 'r+');
  await handle.sync();
  await handle.close();
}
