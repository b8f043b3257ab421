import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { StepEnd } from './tally.ts';

export interface StepCommand {
  /** Arguments of this same Node. */
  nodeArguments: readonly string[];
  folder: string;
  environment: NodeJS.ProcessEnv;
  limitMinutes: number;
}

const graceMilliseconds = 10_000;
const pauseMilliseconds = 50;
const isWindows = process.platform === 'win32';

/**
 * Runs a step to its end, its output going where ours goes. On `stop`, or past its limit, it and all its children are
 * asked to end and after ten seconds made to.
 */
export async function runStep(command: StepCommand, stop: AbortSignal): Promise<StepEnd> {
  if (stop.aborted) return { exitCode: null, killedBy: String(stop.reason) };
  const { nodeArguments, folder, environment, limitMinutes } = command;
  // A group of its own: a test runner that hangs has workers, browsers and a database that would outlive it.
  const child = spawn(process.execPath, nodeArguments, {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: !isWindows,
  });
  let killedBy: string | undefined;
  let force: NodeJS.Timeout | undefined;
  const end = (reason: string) => {
    killedBy ??= reason;
    signalGroup(child.pid, 'SIGTERM');
    force ??= setTimeout(() => signalGroup(child.pid, 'SIGKILL'), graceMilliseconds);
  };
  const onStop = () => end(String(stop.reason));
  const limit = setTimeout(() => end(`its limit of ${limitMinutes} minutes`), limitMinutes * 60_000);
  stop.addEventListener('abort', onStop);
  const outcome = await ending(child);
  clearTimeout(limit);
  clearTimeout(force);
  stop.removeEventListener('abort', onStop);
  killedBy ??= outcome.killedBy;
  if (killedBy === undefined) return outcome;
  await endGroup(child.pid);
  return { exitCode: outcome.exitCode, killedBy };
}

function ending(child: ChildProcess): Promise<StepEnd> {
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ exitCode: null, killedBy: error.message }));
    child.on('exit', (exitCode, signal) => resolve(signal === null ? { exitCode } : { exitCode, killedBy: signal }));
  });
}

/** What a stopped step left running must not disturb the next; a database gets the time to close properly. */
async function endGroup(leader: number | undefined): Promise<void> {
  signalGroup(leader, 'SIGTERM');
  for (let waited = 0; waited < graceMilliseconds && signalGroup(leader, 0); waited += pauseMilliseconds) {
    await pause(pauseMilliseconds);
  }
  signalGroup(leader, 'SIGKILL');
}

/** @returns whether there was anyone left to hear it */
function signalGroup(leader: number | undefined, signal: NodeJS.Signals | 0): boolean {
  if (leader === undefined) return false;
  try {
    return process.kill(isWindows ? leader : -leader, signal);
  } catch {
    return false;
  }
}
