import { realpath } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#platform/kernel/app-error.ts';
import { findAccount } from './account.ts';
import { ensureBinaries } from './binaries.ts';
import { createCluster, ensureDirectory, ensureOwner, findCluster } from './cluster.ts';
import { embeddedErrors } from './embedded-errors.ts';
import { SUPERUSER } from './initialise-cluster.ts';
import { chooseFreePort } from './free-port.ts';
import { launchPostmaster, type LaunchOrder } from './launch-postmaster.ts';
import { HOST, openLease, type Lease } from './lease.ts';
import { ensurePassword } from './password.ts';
import { awaitReady, findLockFile, findPostmaster, isPostmasterOf, removeMisleadingLock, stopPostmaster } from './postmaster-process.ts';
import { toLaunchMark, toServerSettings, type Durability } from './server-settings.ts';

/** Where a running embedded database is reached, as its superuser; the server itself signs in as a lesser role. */
export type DatabaseAddress = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  url(database: string): string;
  readonly dataDirectory: string;
};

export type EmbeddedPostgres = DatabaseAddress & {
  /**
   * Ends the connections, stops the database and waits until it is gone; leaves it running when another process has
   * started it too, e.g. a server beside a command. A second call waits for the first.
   */
  stop(): Promise<void>;
  /** Uses it no longer and lets it run: for a guest of the process that keeps it. */
  leave(): Promise<void>;
};

export type EmbeddedOptions = {
  /** Holds everything about this database; whoever deletes it deletes the database. */
  readonly directory: string;
  /** 'none' is for tests: fast, but a killed database forgets its last commits. */
  readonly durability: Durability;
  readonly settings?: Readonly<Record<string, string>>;
  log(line: string): void;
};

type Order = LaunchOrder & { readonly password: string; log(line: string): void };
type Running = { readonly pid: number; readonly port: number; readonly lease: Lease };

/**
 * Starts PostgreSQL, making its cluster the first time, and keeps it running. A server that a killed process left
 * behind is taken over. Throws an AppError of `embeddedErrors` that says what to do.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const order = await prepare(options);
  const running = await obtainServer(order);
  const watch = watchServer(order, running);
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    const current = await watch.end();
    const others = await current.lease.countOthers();
    await current.lease.close();
    if (others > 0) return order.log('PostgreSQL stays running: another process uses it');
    await stopPostmaster({ ...order, pid: current.pid }, order.log);
  };
  return {
    ...toAddress(order, running.port),
    stop: () => (stopped ??= stop()),
    leave: () => (stopped ??= watch.end().then((current) => current.lease.close())),
  };
}

/** The database of a folder if it is running now; starts and stops nothing. For `doctor` beside a running server. */
export async function findRunningPostgres(path: string): Promise<DatabaseAddress | undefined> {
  const directory = await realpath(path).catch(() => undefined);
  const dataDirectory = directory && await findCluster(directory);
  if (!directory || !dataDirectory || await findPostmaster(dataDirectory) === undefined) return undefined;
  const lock = await findLockFile(dataDirectory);
  const password = await ensurePassword(directory, true);
  if (lock === undefined || !lock.isReady) return undefined;
  const visit = await openLease(lock.port, password, 'visitor');
  await visit?.close();
  return visit?.dataDirectory === dataDirectory ? toAddress({ password, dataDirectory }, lock.port) : undefined;
}

function toAddress(known: { password: string; dataDirectory: string }, port: number): DatabaseAddress {
  return {
    host: HOST, port, user: SUPERUSER, password: known.password, dataDirectory: known.dataDirectory,
    url: (database) => `postgres://${SUPERUSER}:${encodeURIComponent(known.password)}@${HOST}:${port}/${encodeURIComponent(database)}`,
  };
}

async function prepare(options: EmbeddedOptions): Promise<Order> {
  const directory = await ensureDirectory(options.directory);
  const existing = await findCluster(directory);
  const account = await findAccount(existing);
  const binaries = await ensureBinaries(account);
  const password = await ensurePassword(directory, existing !== undefined);
  const { durability, log } = options;
  const dataDirectory = existing ?? await createCluster({ directory, account, binaries, password, durability });
  if (account !== undefined) await ensureOwner(dataDirectory, account);
  const settings = toServerSettings(durability, options.settings ?? {}, memoryHere());
  return { directory, dataDirectory, binaries, account, settings, mark: toLaunchMark(binaries, settings), password, log };
}

/** A container may be given less than its machine has; 0 and absurdly much both mean that nothing was said. */
function memoryHere(): number {
  const said = process.constrainedMemory();
  return said > 0 ? Math.min(said, totalmem()) : totalmem();
}

const ATTEMPTS = 60;
const PAUSE_MS = 500;

/** Adopts the cluster's living server or starts one; `fixedPort` when clients already know the address. */
async function obtainServer(order: Order, fixedPort?: number): Promise<Running> {
  for (let attempt = 1; ; attempt += 1) {
    const living = await findPostmaster(order.dataDirectory);
    if (living !== undefined) {
      const adopted = await adopt(order, living, fixedPort);
      if (adopted !== undefined) return adopted;
      continue;
    }
    await removeMisleadingLock(order.dataDirectory);
    const launched = await launchPostmaster(order, fixedPort ?? await chooseFreePort());
    const port = launched.pid && await awaitReady(launched.pid, order.dataDirectory, order.log);
    const lease = port && await openLease(port, order.password);
    if (launched.pid && port && lease) return { pid: launched.pid, port, lease };
    const detail = await launched.readReport();
    if (attempt === ATTEMPTS || !isPassing(detail)) {
      throw new AppError(embeddedErrors['embedded-start-failed'], { detail, file: join(order.directory, 'postgres.log') });
    }
    await sleep(PAUSE_MS);
  }
}

/** True when another start was faster, somebody took the port, or processes of a killed server are still ending. */
export function isPassing(report: string): boolean {
  return /lock file|could not (bind|create any TCP)|pre-existing shared memory/.test(report);
}

/** Takes over a living server. One with other settings or programs is stopped instead, unless somebody uses it. */
async function adopt(order: Order, pid: number, fixedPort: number | undefined): Promise<Running | undefined> {
  const port = await awaitReady(pid, order.dataDirectory, order.log);
  if (port === undefined) return undefined;
  const lease = await openLease(port, order.password);
  if (lease?.dataDirectory === order.dataDirectory) {
    if (lease.mark === order.mark && (fixedPort ?? port) === port) return { pid, port, lease };
    if (fixedPort === undefined && await lease.countOthers() > 0) {
      order.log('PostgreSQL runs with other settings and is in use; they hold until it is started anew');
      return { pid, port, lease };
    }
  }
  await lease?.close();
  await stopPostmaster({ ...order, pid }, order.log);
  return undefined;
}

const WATCH_MS = 1000;

/**
 * Starts the server again on the same port when it died. A lock file that names the dead process tells a death from
 * a shutdown, after which somebody else may have stopped it on purpose. What died again while it was being started
 * leaves another number there: from the death on, the watch goes on until the server is back.
 */
function watchServer(order: Order, first: Running): { end(): Promise<Running> } {
  let current = first;
  let isDown = false;
  let work: Promise<void> | undefined;
  const check = async () => {
    if (!isDown && await isPostmasterOf(current.pid, order.dataDirectory)) return await current.lease.renew();
    if (!isDown && (await findLockFile(order.dataDirectory))?.pid !== current.pid) return;
    if (!isDown) order.log('PostgreSQL ended unexpectedly; starting it again');
    isDown = true;
    await current.lease.close();
    current = await obtainServer(order, current.port);
    isDown = false;
  };
  const timer = setInterval(() => {
    work ??= check()
      .catch((error: unknown) => order.log(`PostgreSQL could not be started again: ${String(error)}`))
      .finally(() => { work = undefined; });
  }, WATCH_MS).unref();
  return {
    async end() {
      clearInterval(timer);
      await work;
      return current;
    },
  };
}
