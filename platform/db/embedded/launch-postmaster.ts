import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { open, rename, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from './account.ts';
import { toSpawnOptions } from './spawn-options.ts';

/** Everything that decides how the cluster's server is started. */
export type LaunchOrder = {
  readonly directory: string;
  readonly dataDirectory: string;
  readonly binaries: string;
  readonly account: Account | undefined;
  readonly settings: Readonly<Record<string, string>>;
  readonly mark: string;
};

/** A started process; `readReport` gives what it has written to its log since then. */
export type Launched = { readonly pid: number | undefined; readReport(): Promise<string> };

/** The custom setting that carries the launch mark. */
export const MARK_SETTING = 'zhijia.launch';

/** Starts PostgreSQL's main process. It outlives this one: a killed server finds it again. */
export async function launchPostmaster(order: LaunchOrder, port: number): Promise<Launched> {
  const log = await openLog(order.directory);
  try {
    const start = (await log.stat()).size;
    const settings = { ...order.settings, port: String(port), [MARK_SETTING]: order.mark };
    const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = spawn(join(order.binaries, 'postgres'), ['-D', order.dataDirectory, ...options], {
      ...toSpawnOptions(order.account, order.dataDirectory),
      // A process group of its own: Ctrl-C is for us; the database stops when we have finished with it.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    const failure = await new Promise<string>((resolve) => {
      child.once('spawn', () => resolve('')).once('error', (error) => resolve(String(error)));
    });
    child.unref();
    return { pid: child.pid, readReport: async () => failure || await readLog(order.directory, start) };
  } finally {
    await log.close();
  }
}

const LOG_LIMIT = 8 * 1024 * 1024;

/** Opens the server's log for appending; a large one is set aside, so that at most two are kept. */
async function openLog(directory: string): Promise<FileHandle> {
  const file = join(directory, 'postgres.log');
  const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);
  const log = await open(file, flags, 0o600);
  if ((await log.stat()).size < LOG_LIMIT) return log;
  await log.close();
  await rename(file, join(directory, 'postgres.old.log'));
  return await open(file, flags, 0o600);
}

async function readLog(directory: string, start: number): Promise<string> {
  const log = await open(join(directory, 'postgres.log'), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const report = Buffer.alloc(16 * 1024);
    const { bytesRead } = await log.read(report, 0, report.length, start);
    return report.toString('utf8', 0, bytesRead).trim();
  } finally {
    await log.close();
  }
}
