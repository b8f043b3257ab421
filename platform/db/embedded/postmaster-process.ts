import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findText, hasCode } from './durable-file.ts';

/** What the main process of a cluster writes into its lock file. `isReady` when it takes connections. */
export type LockFile = { readonly pid: number; readonly port: number; readonly isReady: boolean };

const POLL_MS = 20;

/** Reads `postmaster.pid`; undefined when there is none or it is still being written. */
export async function findLockFile(dataDirectory: string): Promise<LockFile | undefined> {
  // Lines: pid, data directory, start time, port, socket folder, address, shared memory, state.
  const lines = (await findText(join(dataDirectory, 'postmaster.pid')))?.split('\n');
  const pid = Number(lines?.[0]);
  if (lines === undefined || !Number.isInteger(pid) || pid <= 1) return undefined;
  return { pid, port: Number(lines[3] ?? 0), isReady: (lines[7] ?? '').trim() === 'ready' };
}

/**
 * True when `pid` is the living main process of this very cluster. A lock file left by a kill -9 may name a number
 * that belongs to some other process by now, in a container nearly always; nothing is signalled without this check.
 */
export async function isPostmasterOf(pid: number, dataDirectory: string): Promise<boolean> {
  if (process.platform === 'linux') {
    // The command line, because root in a container may not read the working folder of another user's process.
    const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
    const option = command.indexOf('-D');
    return basename(command[0] ?? '') === 'postgres' && option > 0 && command[option + 1] === dataDirectory;
  }
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return (await findLockFile(dataDirectory))?.pid === pid;
}

/** The living main process of the cluster, ready or not. */
export async function findPostmaster(dataDirectory: string): Promise<number | undefined> {
  const pid = (await findLockFile(dataDirectory))?.pid;
  return pid !== undefined && await isPostmasterOf(pid, dataDirectory) ? pid : undefined;
}

/** Waits until the process takes connections and gives its port; undefined when it ended instead. */
export async function awaitReady(pid: number, dataDirectory: string, log: (line: string) => void): Promise<number | undefined> {
  for (let round = 1; ; round += 1) {
    const lock = await findLockFile(dataDirectory);
    if (lock?.pid === pid && lock.isReady) return lock.port;
    if (!(await isPostmasterOf(pid, dataDirectory))) return undefined;
    // No limit: recovering a large cluster takes its time, and stopping it would only begin that anew.
    if ((round * POLL_MS) % 10_000 === 0) log(`PostgreSQL is still starting after ${(round * POLL_MS) / 1000} s`);
    await sleep(POLL_MS);
  }
}

/**
 * PostgreSQL itself sees that a lock file's process is dead. It refuses to start when the number lives on as some
 * other process of the same user: then, and only then, the file is removed here.
 */
export async function removeMisleadingLock(dataDirectory: string): Promise<void> {
  const lock = await findLockFile(dataDirectory);
  if (process.platform !== 'linux' || lock === undefined || await isPostmasterOf(lock.pid, dataDirectory)) return;
  const isAlive = await readFile(`/proc/${lock.pid}/stat`).then(() => true, () => false);
  if (isAlive) await rm(join(dataDirectory, 'postmaster.pid'), { force: true });
}

const SHUTDOWN = [
  { signal: 'SIGINT', patienceMs: 30_000, meaning: 'close connections and stop' },
  { signal: 'SIGQUIT', patienceMs: 10_000, meaning: 'stop at once, recover at the next start' },
  { signal: 'SIGKILL', patienceMs: 5_000, meaning: 'end' },
] as const;

/** Stops the cluster's main process, harder when it does not listen. Returns when it is gone. */
export async function stopPostmaster(
  server: { readonly pid: number; readonly dataDirectory: string; readonly binaries: string },
  log: (line: string) => void,
): Promise<void> {
  for (const { signal, patienceMs, meaning } of SHUTDOWN) {
    if (!(await isPostmasterOf(server.pid, server.dataDirectory))) return;
    if (signal !== 'SIGINT') log(`PostgreSQL ${server.pid} did not stop; telling it to ${meaning} (${signal})`);
    await tell(server, signal);
    for (let waited = 0; waited < patienceMs; waited += POLL_MS) {
      if (!(await isPostmasterOf(server.pid, server.dataDirectory))) return;
      await sleep(POLL_MS);
    }
  }
  log(`PostgreSQL ${server.pid} could not be ended`);
}

async function tell(
  server: { readonly pid: number; readonly dataDirectory: string; readonly binaries: string },
  signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL',
): Promise<void> {
  if (process.platform === 'win32' && signal !== 'SIGKILL') {
    // Windows has no signals; PostgreSQL listens on a pipe that only pg_ctl knows.
    const mode = signal === 'SIGINT' ? 'fast' : 'immediate';
    const child = spawn(join(server.binaries, 'pg_ctl'), ['stop', '-D', server.dataDirectory, '-m', mode, '-W'], { stdio: 'ignore' });
    await new Promise((resolve) => child.once('error', resolve).once('exit', resolve));
    return;
  }
  try {
    process.kill(server.pid, signal);
  } catch (error) {
    if (!hasCode(error, 'ESRCH')) throw error;
  }
}
