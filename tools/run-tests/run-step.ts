import { spawn } from 'node:child_process';
import type { StepEnd } from './tally.ts';

export interface StepCommand {
  /** Arguments of this same Node. */
  nodeArguments: readonly string[];
  folder: string;
  environment: NodeJS.ProcessEnv;
  limitMinutes: number;
}

const graceMilliseconds = 10_000;

/**
 * Runs a step to its end, its output going where ours goes. On `stop`, or past its limit, it and all its children are
 * asked to end and after ten seconds made to.
 */
export function runStep({ nodeArguments, folder, environment, limitMinutes }: StepCommand, stop: AbortSignal): Promise<StepEnd> {
  if (stop.aborted) return Promise.resolve({ exitCode: null, killedBy: String(stop.reason) });
  return new Promise((resolve) => {
    // A group of its own: a test runner that hangs has workers and browsers that would outlive it.
    const child = spawn(process.execPath, nodeArguments, {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: process.platform !== 'win32',
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
    const finish = (outcome: StepEnd) => {
      clearTimeout(limit);
      clearTimeout(force);
      stop.removeEventListener('abort', onStop);
      resolve(outcome);
    };
    stop.addEventListener('abort', onStop);
    child.on('error', (error) => finish({ exitCode: null, killedBy: error.message }));
    child.on('exit', (exitCode, signal) => {
      const reason = killedBy ?? signal ?? undefined;
      // What a crashed or stopped step left running must not disturb the next.
      if (reason !== undefined) signalGroup(child.pid, 'SIGKILL');
      finish({ exitCode, ...(reason === undefined ? {} : { killedBy: reason }) });
    });
  });
}

function signalGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  if (leader === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? leader : -leader, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}
