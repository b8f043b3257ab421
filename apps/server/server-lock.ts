import { link, mkdir, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
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

/**
 * Lets one server run on a data folder: throws `server/already-running` with the holder's pid. What a killed server
 * left behind is recognised and removed.
 *
 * Every process announces itself in a file of its own name first and looks at the others second, so of two that start
 * at once at least one sees the other. No file is ever taken over, so there is no moment in which two can.
 */
export async function takeServerLock(dataDirectory: string): Promise<ServerLock> {
  const folder = join(dataDirectory, 'server');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const self = await describeSelf();
  const name = `${self.pid}-${self.started || 'x'}-${self.host}`;
  const withdraw = async () => {
    for (const ending of ['holder', 'claim', 'beat']) await rm(join(folder, `${name}.${ending}`), { force: true });
  };
  let rival = 0;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    await writeFile(join(folder, `${name}.claim`), JSON.stringify(self), { mode: 0o600 });
    const others = await listLiving(folder, `${name}.claim`, self);
    const holder = others.find((other) => other.isHolder);
    if (others.length === 0) {
      await link(join(folder, `${name}.claim`), join(folder, `${name}.holder`));
      const stopBeat = beat(join(folder, `${name}.beat`));
      return { release: async () => { stopBeat(); await withdraw(); } };
    }
    await withdraw();
    rival = holder?.pid ?? others[0]?.pid ?? 0;
    if (holder !== undefined) break;
    // Somebody else starts this very moment. Different pauses let one of us through.
    await sleep(20 * attempt + (self.pid % 10) * 15);
  }
  throw new AppError(startupErrors['already-running'], { path: dataDirectory, pid: rival });
}

/** Changes a file while we live, for those who cannot see our process: another machine or container on one folder. */
function beat(file: string): () => void {
  let count = 0;
  const timer = setInterval(() => { writeFile(file, String(count += 1), { mode: 0o600 }).catch(() => {}); }, BEAT_MS).unref();
  return () => clearInterval(timer);
}

async function listLiving(folder: string, ownClaim: string, self: Holder): Promise<{ pid: number; isHolder: boolean }[]> {
  const names = await readdir(folder);
  const living: { pid: number; isHolder: boolean }[] = [];
  for (const claim of names.filter((name) => name.endsWith('.claim') && name !== ownClaim)) {
    const stem = join(folder, claim.slice(0, -'.claim'.length));
    const other = toHolder(await readFile(join(folder, claim), 'utf8').catch(() => ''));
    const isAlive = other === undefined ? await doesBeat(stem) : await isLiving(other, self) ?? await doesBeat(stem);
    if (isAlive) living.push({ pid: other?.pid ?? 0, isHolder: names.includes(`${claim.slice(0, -'.claim'.length)}.holder`) });
    else for (const ending of ['holder', 'claim', 'beat']) await rm(`${stem}.${ending}`, { force: true });
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
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function doesBeat(stem: string): Promise<boolean> {
  const read = () => readFile(`${stem}.beat`, 'utf8').catch(() => '');
  const before = await read();
  for (let waited = 0; waited < WATCH_MS; waited += 250) {
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
