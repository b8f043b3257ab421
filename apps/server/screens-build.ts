import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { DRAFT, hasCode, makeDraftFolder } from '#platform/db/embedded/durable-file.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { startupErrors } from './startup-errors.ts';

/** The folders with the built files of the apps that browsers load; `index.html` is in each. */
export type Screens = { readonly member: string; readonly office: string; readonly gate: string };

export type ScreensOptions = {
  readonly dataDirectory: string;
  /** The checkout that is built; tests build a small one. */
  readonly project?: string;
  log(line: string): void;
};

const APPS = ['member', 'office', 'gate'] as const;
const PROJECT = join(import.meta.dirname, '..', '..');
const BUILDER = join(import.meta.dirname, 'screens-builder.ts');
/** What the builder stands on: another way of building makes other files. */
const BUILDING = ['worker-builder.ts', 'compress-files.ts', 'page-hints.ts'].map((file) => join(import.meta.dirname, file));

/**
 * Builds the screens unless the same sources were built before. Killed at any moment it leaves whole screens or none;
 * of two builds at once the first to finish wins. Throws `server/screens-failed` with what the builder said.
 */
export async function ensureScreens({ dataDirectory, project = PROJECT, log }: ScreensOptions): Promise<Screens> {
  const home = join(dataDirectory, 'screens');
  await mkdir(home, { recursive: true, mode: 0o700 });
  const key = await digestSources(project);
  const folder = join(home, key);
  if (!(await exists(folder))) {
    log('Building the screens (only after an installation or a change)');
    await build(project, home, folder);
  }
  await removeOthers(home, key);
  return { member: join(folder, 'member'), office: join(folder, 'office'), gate: join(folder, 'gate') };
}

async function build(project: string, home: string, folder: string): Promise<void> {
  const draft = await makeDraftFolder(home);
  try {
    // A process each: a build is a few seconds on one core, and their memory goes back when they end.
    const ends = await Promise.allSettled(APPS.map((app) => runBuilder(project, app, join(draft, app))));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!hasCode(error, 'EEXIST', 'ENOTEMPTY')) throw error;
  }
}

async function runBuilder(project: string, app: string, output: string): Promise<void> {
  const child = spawn(process.execPath, [BUILDER, project, app, output], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    // NODE_ENV=development in the caller's environment would build React's slow half. Windows needs its variables.
    ...(process.platform === 'win32' ? {} : { env: { NODE_ENV: 'production' } }),
  });
  let report = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => { report = `${report}${text}`.slice(-4000); });
  }
  const end = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(String(error)));
    child.once('close', (code, signal) => resolve(code === 0 ? '' : `${app}: ${signal ?? code} ${report.trim()}`));
  });
  if (end !== '') throw new AppError(startupErrors['screens-failed'], { detail: end });
}

const FLOORS = ['apps/member', 'apps/office', 'apps/gate', 'capabilities', 'modules', 'platform'];
const RULES = ['package.json', 'package-lock.json', 'tsconfig.json'];

/** A digest of everything that can change a built file: sources, versions, this room's own way of building. */
async function digestSources(project: string): Promise<string> {
  const found = await Promise.all(FLOORS.map((floor) => listSources(join(project, floor))));
  const files = [...RULES.map((file) => join(project, file)), ...found.flat(), BUILDER, ...BUILDING].sort();
  const digest = createHash('sha256').update(process.versions.node);
  for (let start = 0; start < files.length; start += 64) {
    const batch = files.slice(start, start + 64);
    const contents = await Promise.all(batch.map((file) => readFile(file).catch(() => Buffer.alloc(0))));
    batch.forEach((file, index) => {
      const content = contents[index] ?? Buffer.alloc(0);
      digest.update(`${relative(project, file)}\0${content.length}\0`).update(content);
    });
  }
  return digest.digest('hex').slice(0, 20);
}

async function listSources(floor: string): Promise<string[]> {
  const entries = await readdir(floor, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.filter((file) => isPartOfScreens(relative(floor, file)));
}

/** Leaves out what no browser ever loads but is changed often. */
function isPartOfScreens(file: string): boolean {
  const folders = file.split(sep).slice(0, -1);
  return !/\.(test|e2e)\.tsx?$|\.(sql|md)$/.test(file) && !['test', 'testkit', 'store', 'db'].some((part) => folders.includes(part));
}

const exists = (path: string) => access(path).then(() => true, () => false);

/** Removes the screens of earlier sources. Drafts stay: another process may be building in one. */
async function removeOthers(home: string, key: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (name !== key && !name.startsWith(DRAFT)) await rm(join(home, name), { recursive: true, force: true });
  }
}
