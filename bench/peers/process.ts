import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export type PeerFolder = {
  readonly path: string;
  /** Runs one of the peer's own commands to its end. */
  run(command: readonly string[], env: Readonly<Record<string, string>>): Promise<void>;
  /** Starts the server and waits until it answers at `url`. */
  start(command: readonly string[], env: Readonly<Record<string, string>>, url: string): Promise<ChildProcess>;
};

/** Node 24, which this process runs on, also for what the peers' scripts start. */
const PATH = `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`;
/** Nothing of the surroundings but the way to programs and the home: the peers read many variables. */
const surroundings = { PATH, HOME: process.env['HOME'] ?? '/', NODE_ENV: 'production' };

/** Copies the peer's files beside its data and installs its packages there, unless just these were installed before. */
export async function openPeerFolder(dataDirectory: string, name: string, installing: readonly string[] = ['npm', 'install', '--no-audit', '--no-fund']): Promise<PeerFolder> {
  const [source, path] = [join(import.meta.dirname, name), join(dataDirectory, 'peers', name)];
  await mkdir(path, { recursive: true });
  await cp(source, path, { recursive: true });
  const log = join(path, 'peer.log');
  await rm(log, { force: true });
  const begin = (command: readonly string[], env: Readonly<Record<string, string>>): ChildProcess => {
    const [program = '', ...rest] = command;
    const child = spawn(program, rest, { cwd: path, env: { ...surroundings, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const lines = createWriteStream(log, { flags: 'a' });
    child.stdout?.pipe(lines, { end: false });
    child.stderr?.pipe(lines, { end: false });
    return child;
  };
  const run: PeerFolder['run'] = async (command, env) => {
    const code = await ended(begin(command, env));
    if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}: ${await lastLines(log)}`);
  };
  const [mark, wanted] = [join(path, '.installed'), await readFile(join(source, 'package.json'), 'utf8')];
  if (await readFile(mark, 'utf8').catch(() => '') !== wanted) {
    if (process.env['BENCH_PEERS'] !== 'install') throw new Error(`not installed in ${dataDirectory}; BENCH_PEERS=install fetches its packages, which takes minutes`);
    await run(installing, { NODE_ENV: 'development' });
    await writeFile(mark, wanted);
  }
  return {
    path, run,
    async start(command, env, url) {
      const child = begin(command, env);
      if (await answers(child, url)) return child;
      await stopPeer(child);
      throw new Error(`does not answer at ${url}: ${await lastLines(log)}`);
    },
  };
}

const START_MS = 180_000;

async function answers(child: ChildProcess, url: string): Promise<boolean> {
  for (const end = performance.now() + START_MS; performance.now() < end && child.exitCode === null; await sleep(500)) {
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer !== undefined && answer.status < 500) return true;
  }
  return false;
}

const STOP_MS = 10_000;

export async function stopPeer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const end = ended(child);
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await end;
  clearTimeout(late);
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', reject);
  });
}

async function lastLines(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-5).join(' / ').slice(-600);
}
