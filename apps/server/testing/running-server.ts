import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const PROJECT = join(import.meta.dirname, '..', '..', '..');

export type RunningServer = {
  readonly url: string;
  /** Everything that the start printed as an address: the demonstration's sign-in links among them. */
  readonly links: readonly string[];
  /** The server's own process, not the launcher's. */
  readonly pid: number;
  readonly launcher: number;
  readonly readyMs: number;
  /** Everything that the process has written so far, logs included. */
  said(): string;
  stop(): Promise<void>;
  /** SIGKILL to launcher and server at once, as a power cut would. */
  kill(): Promise<void>;
};

/** Starts the real server as a user does and waits for its ready line. Rejects with what it said when it ends instead. */
export async function startServer(dataDirectory: string, environment: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(PROJECT, 'bin', 'zhijia.mjs'), 'start'], {
    env: { ...process.env, PORT: '0', ZHIJIA_DATA: dataDirectory, ...environment }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = collectWords(child);
  const text = await readUntilReady(child, said, environment['ZHIJIA_DEMO'] === '0');
  const readyMs = performance.now() - started;
  const launcher = child.pid ?? 0;
  const pid = await childPid(launcher);
  const exited = new Promise<void>((resolve) => { child.once('exit', () => resolve()); });
  return {
    url: /Zhijia is ready: (\S+)/.exec(text)?.[1] ?? '', links: [...text.matchAll(/http:\/\/\S+/g)].map((match) => match[0]),
    pid, launcher, readyMs, said,
    async stop() { child.kill('SIGTERM'); await exited; },
    async kill() {
      process.kill(pid, 'SIGKILL');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

export function linkTo(server: RunningServer, end: string): string {
  const link = server.links.find((one) => one.endsWith(`/${end}`));
  if (link === undefined) throw new Error(`the start printed no link to ${end}`);
  return link;
}

function collectWords(child: ChildProcess): () => string {
  const words: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => { words.push(chunk.toString('utf8')); });
  return () => words.join('');
}

function readUntilReady(child: ChildProcess, said: () => string, isBare: boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    const read = (): void => {
      const text = said();
      if (text.includes('/inbox') || (isBare && /Zhijia is ready: \S+\n/.test(text))) resolve(text);
    };
    child.stdout?.on('data', read);
    child.once('exit', () => reject(new Error(`the server ended:\n${said()}`)));
  });
}

/** The launcher runs the pinned Node as its only child. */
async function childPid(launcher: number): Promise<number> {
  const children = await readFile(`/proc/${launcher}/task/${launcher}/children`, 'utf8');
  return Number(children.trim().split(' ')[0] ?? launcher);
}

/** Processor seconds a process has used so far, user and system (Linux: clock ticks of 1/100 s). */
export async function processorSeconds(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

export async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
