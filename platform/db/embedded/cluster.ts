import { access, chmod, lchown, mkdir, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { AppError } from '#platform/kernel/app-error.ts';
import { systemRandom } from '#platform/kernel/random.ts';
import { ensureOpenFolder, findClosedFolder } from './access-rights.ts';
import { isRoot, type Account } from './account.ts';
import { createFileOnce, findText, hasCode, makeDraftFolder, syncFolder } from './durable-file.ts';
import { embeddedErrors } from './embedded-errors.ts';
import { initialiseCluster } from './initialise-cluster.ts';
import { SYSTEM_FOLDER } from './runtime-copy.ts';

const INSIDE = 'cluster';
const LOCATION = 'database-location.json';

/** Makes the folder that holds everything about one embedded database, and gives its real path. */
export async function ensureDirectory(path: string): Promise<string> {
  // Root's own folder can be passed through, not listed: PostgreSQL, as another user, has its cluster inside.
  const mode = isRoot() ? 0o711 : 0o700;
  try {
    await mkdir(path, { recursive: true, mode });
    const directory = await realpath(path);
    const own = process.getuid?.();
    const owner = (await stat(directory)).uid;
    if (own === owner) await chmod(directory, mode);
    else if (own !== undefined && own !== 0) throw new AppError(embeddedErrors['embedded-foreign-folder'], { path });
    return directory;
  } catch (error) {
    if (!hasCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC', 'ENOENT', 'ELOOP')) throw error;
    throw new AppError(embeddedErrors['embedded-folder'], { path, detail: String(error) });
  }
}

/** The data directory of an existing cluster; undefined when the folder has none yet. */
export async function findCluster(directory: string): Promise<string | undefined> {
  const file = join(directory, LOCATION);
  const location = await findText(file);
  if (location === undefined) return await isCluster(join(directory, INSIDE)) ? join(directory, INSIDE) : undefined;
  const dataDirectory = toDataDirectory(location);
  // Written only after the cluster was complete: if it is gone, making an empty one would hide a loss.
  if (dataDirectory === undefined || !(await isCluster(dataDirectory))) {
    throw new AppError(embeddedErrors['embedded-database-missing'], { path: dataDirectory ?? '?', file });
  }
  return dataDirectory;
}

function toDataDirectory(location: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(location);
    if (typeof parsed !== 'object' || parsed === null || !('dataDirectory' in parsed)) return undefined;
    const path = parsed.dataDirectory;
    return typeof path === 'string' && isAbsolute(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

const isCluster = (path: string) => access(join(path, 'PG_VERSION')).then(() => true, () => false);

export type ClusterOrder = {
  readonly directory: string;
  readonly account: Account | undefined;
  readonly binaries: string;
  readonly password: string;
  readonly durability: 'full' | 'none';
};

/** Makes a cluster where its account can reach it. Killed at any moment it leaves either a whole cluster or none. */
export async function createCluster(order: ClusterOrder): Promise<string> {
  const closed = order.account && await findClosedFolder(order.directory, order.account);
  const parent = closed === undefined ? order.directory : await ensureClustersFolder();
  if (parent === undefined) {
    throw new AppError(embeddedErrors['embedded-cannot-enter'], { user: order.account?.name ?? '', folder: closed ?? '' });
  }
  const draft = await makeDraftFolder(parent);
  try {
    if (order.account !== undefined) await lchown(draft, order.account.uid, order.account.gid);
    const fresh = await initialiseCluster(order, draft);
    return closed === undefined ? await placeInside(fresh, order.directory) : await placeOutside(fresh, parent, order.directory);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** A place for clusters of folders that the account cannot enter; undefined when it cannot be trusted or made. */
async function ensureClustersFolder(): Promise<string | undefined> {
  const folder = join(SYSTEM_FOLDER, 'clusters');
  try {
    return await ensureOpenFolder(SYSTEM_FOLDER) && await ensureOpenFolder(folder) ? folder : undefined;
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}

async function placeInside(fresh: string, directory: string): Promise<string> {
  const dataDirectory = join(directory, INSIDE);
  try {
    await rename(fresh, dataDirectory);
    await syncFolder(directory);
  } catch (error) {
    // Another start of the same folder was faster; its cluster has the same password.
    if (!hasCode(error, 'EEXIST', 'ENOTEMPTY') || !(await isCluster(dataDirectory))) throw error;
  }
  return dataDirectory;
}

async function placeOutside(fresh: string, parent: string, directory: string): Promise<string> {
  const dataDirectory = join(parent, Buffer.from(systemRandom.bytes(8)).toString('hex'));
  await rename(fresh, dataDirectory);
  await syncFolder(parent);
  if (await createFileOnce(join(directory, LOCATION), `${JSON.stringify({ dataDirectory })}\n`)) return dataDirectory;
  await rm(dataDirectory, { recursive: true, force: true });
  return await findCluster(directory) ?? dataDirectory;
}

/** Gives a cluster that was copied or restored by root back to the account, which alone may own it. */
export async function ensureOwner(dataDirectory: string, account: Account): Promise<void> {
  const closed = await findClosedFolder(join(dataDirectory, '..'), account);
  if (closed !== undefined) {
    throw new AppError(embeddedErrors['embedded-cannot-enter'], { user: account.name, folder: closed });
  }
  if ((await stat(dataDirectory)).uid === account.uid) return;
  for (const entry of await readdir(dataDirectory, { recursive: true, withFileTypes: true })) {
    await lchown(join(entry.parentPath, entry.name), account.uid, account.gid);
  }
  await chmod(dataDirectory, 0o700);
  await lchown(dataDirectory, account.uid, account.gid);
}
