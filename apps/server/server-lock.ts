import { link, mkdir, readdir, readFile, readlink, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#platform/kernel/app-error.ts';
import { startupErrors } from './startup-errors.ts';

export type ServerLock = { release(): Promise<void> };

/** Who holds or wants the folder. Empty texts where the system does not tell. */
type Holder = {
  readonly pid: number;
  readonly host: string;
  readonly boot: string;
  /** The numbering that the pid belongs to: two containers may both have a process 1. */
  readonly numbering: string;
  /** When the process started, in ticks since the boot: tells it from a later process with the same number. */
  readonly started: string;
};

const ATTEMPTS = 8;
const BEAT_MS = 2000;
const WATCH_MS = 7000;
const ENDINGS = ['holder', 'claim', 'beat', 'draft'];

/**
 * Lets one server run on a data folder: throws `server/already-running` with the holder's pid. What a killed server
 * left behind is recognised and removed. `watchMs`: how long a process that cannot be seen from here is observed.
 *
 * Every process announces itself in a file of its own name first and looks at the others second, so of two that start
 * at once at least one sees the other. No file is ever taken over, so there is no moment in which two can.
 */
export async function takeServerLock(dataDirectory: string, watchMs = WATCH_MS): Promise<ServerLock> {
  const folder = join(dataDirectory, 'server');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const self = await describeSelf();
  const name = `${self.pid}-${self.started || 'x'}-${self.host}`;
  let rival = self.pid;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const announced = await announce(join(folder, name), self);
    const others = await listLiving({ folder, ownClaim: `${name}.claim`, self, watchMs });
    if (others.length === 0) {
      if (await promote(join(folder, name))) return { release: announced.withdraw };
      announced.stopBeat();
      break;
    }
    await announced.withdraw();
    const holder = others.find((other) => other.isHolder);
    rival = (holder ?? others[0])?.pid ?? 0;
    if (holder !== undefined) break;
    // Somebody else starts this very moment. Different pauses let one of us through.
    await sleep(20 * attempt + (self.pid % 10) * 15);
  }
  throw new AppError(startupErrors['already-running'], { path: dataDirectory, pid: rival });
}

/** Writes our claim, and from then on changes a file beside it for those who cannot see our process. */
async function announce(stem: string, self: Holder): Promise<{ stopBeat(): void; withdraw(): Promise<void> }> {
  let count = 0;
  const beat = () => writeFile(`${stem}.beat`, String(count += 1), { mode: 0o600 }).catch(() => {});
  await beat();
  const timer = setInterval(() => { void beat(); }, BEAT_MS).unref();
  const stopBeat = () => clearInterval(timer);
  await writeFile(`${stem}.draft`, JSON.stringify(self), { mode: 0o600 });
  await rename(`${stem}.draft`, `${stem}.claim`);
  return { stopBeat, withdraw: async () => { stopBeat(); await removeAll(stem); } };
}

/** False when this very process holds the folder already. */
async function promote(stem: string): Promise<boolean> {
  try {
    await link(`${stem}.claim`, `${stem}.holder`);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function removeAll(stem: string): Promise<void> {
  for (const ending of ENDINGS) await rm(`${stem}.${ending}`, { force: true });
}

type Search = { folder: string; ownClaim: string; self: Holder; watchMs: number };

async function listLiving({ folder, ownClaim, self, watchMs }: Search): Promise<{ pid: number; isHolder: boolean }[]> {
  const names = await readdir(folder);
  const living: { pid: number; isHolder: boolean }[] = [];
  for (const claim of names.filter((name) => name.endsWith('.claim') && name !== ownClaim)) {
    const stem = claim.slice(0, -'.claim'.length);
    const other = toHolder(await readFile(join(folder, claim), 'utf8').catch(() => ''));
    const isAlive = await (other && isLiving(other, self)) ?? await doesBeat(join(folder, stem), watchMs);
    if (isAlive) living.push({ pid: other?.pid ?? 0, isHolder: names.includes(`${stem}.holder`) });
    else await removeAll(join(folder, stem));
  }
  return living;
}

/** Whether the other process runs; undefined when that cannot be seen from here. */
async function isLiving(other: Holder, self: Holder): Promise<boolean | undefined> {
  if (other.host !== self.host) return undefined;
  if (other.boot !== self.boot) return false;
  if (other.numbering !== self.numbering) return undefined;
  if (self.started !== '') return await findStart(other.pid) === other.started;
  try {
    process.kill(other.pid, 0);
    // It, or a later process with the same number.
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' ? undefined : false;
  }
}

/** For a process on another machine, in another container, or on a system that does not tell when it started. */
async function doesBeat(stem: string, watchMs: number): Promise<boolean> {
  const read = () => readFile(`${stem}.beat`, 'utf8').catch(() => '');
  const before = await read();
  for (let waited = 0; waited < watchMs; waited += 250) {
    if (await read() !== before) return true;
    await sleep(250);
  }
  return false;
}

async function describeSelf(): Promise<Holder> {
  return {
    pid: process.pid,
    host: hostname(),
    boot: (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')).trim(),
    numbering: await readlink('/proc/self/ns/pid').catch(() => ''),
    started: await findStart(process.pid),
  };
}

/** Field 22 of /proc/<pid>/stat; empty when there is no such process, when it is a zombie, or off Linux. */
async function findStart(pid: number): Promise<string> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
  const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? '' : fields[19] ?? '';
}

function toHolder(text: string): Holder | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return undefined;
    const { pid, host, boot, numbering, started } = { pid: 0, host: '', boot: '', numbering: '', started: '', ...parsed };
    return Number.isInteger(pid) ? { pid, host, boot, numbering, started } : undefined;
  } catch {
    return undefined;
  }
}
