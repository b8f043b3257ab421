import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const PROJECT = join(import.meta.dirname, '..');

export type RunningServer = { readonly url: string; readonly links: readonly string[]; readonly pid: number; readonly readyMs: number; stop(): Promise<void> };

/** Starts the real server as a user does and waits for its line. The pid is the server's, not the launcher's. */
export async function startServer(dataDirectory: string, environment: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(PROJECT, 'bin', 'zhijia.mjs'), 'start'], {
    env: { ...process.env, PORT: '0', ZHIJIA_DATA: dataDirectory, ...environment }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  const text = await readUntilLinks(child);
  const url = /Zhijia is ready: (\S+)/.exec(text)?.[1];
  if (url === undefined) throw new Error(`the server did not start:\n${text}`);
  const port = new URL(/(http:\/\/localhost:\d+)\/demo/.exec(text)?.[1] ?? url).port;
  return {
    url: `http://localhost:${port}`, links: [...text.matchAll(/http:\/\/\S+/g)].map((match) => match[0]),
    pid: await childPid(child.pid ?? 0), readyMs: performance.now() - started,
    stop: () => new Promise((resolve) => { child.once('exit', () => resolve()); child.kill('SIGTERM'); }),
  };
}

function readUntilLinks(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (text.includes('/inbox') || (text.includes('Zhijia is ready') && process.env['ZHIJIA_DEMO'] === '0')) resolve(text);
    });
    child.once('exit', () => reject(new Error(`the server ended:\n${text}`)));
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
