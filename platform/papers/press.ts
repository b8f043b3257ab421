import { Worker } from 'node:worker_threads';
import { generalErrors } from '#platform/contract/errors.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { Log } from '#platform/access/ctx.ts';
import { requirePrintable, type Paper } from './paper.ts';

export type Press = {
  /** The PDF. Throws 'http/too-large' over the paper's limits, 'http/busy' when too many wait or it takes too long. */
  print(paper: Paper): Promise<Uint8Array>;
};

declare module '#platform/access/ctx.ts' {
  interface Ports {
    readonly press: Press;
  }
}

export type PressOptions = {
  readonly log: Log;
  /** For one paper, the start of its thread included. */
  readonly timeoutMs?: number;
  /** Of the thread's objects; its fonts (21 MB) come on top. */
  readonly memoryMb?: number;
};

/** A printing officer holds a database connection: more than this would take them from everybody else. */
export const MAX_WAITING = 3;
const THREAD = new URL('./press-worker.ts', import.meta.url);

/**
 * Draws papers one after another, each in a thread of its own: a page of Chinese costs tens of milliseconds of pure
 * computing, which the server's one thread of answers must not spend. A thread that takes too long is ended.
 */
export function createPress({ log, timeoutMs = 20_000, memoryMb = 256 }: PressOptions): Press {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  async function attempt(paper: Paper): Promise<Uint8Array> {
    try {
      return await drawAside(paper, { timeoutMs, memoryMb });
    } catch (error) {
      log.error({ reason: error instanceof Error ? error.message : 'unknown', pages: paper.pages.length }, 'a paper was not drawn');
      throw new AppError(generalErrors['busy']);
    }
  }

  return {
    async print(paper) {
      requirePrintable(paper);
      if (waiting > MAX_WAITING) throw new AppError(generalErrors['busy']);
      waiting += 1;
      const turn = last.then(() => attempt(paper));
      last = turn.catch(() => undefined);
      try {
        return await turn;
      } finally {
        waiting -= 1;
      }
    },
  };
}

type Bounds = { readonly timeoutMs: number; readonly memoryMb: number };

function drawAside(paper: Paper, { timeoutMs, memoryMb }: Bounds): Promise<Uint8Array> {
  return new Promise((settle, reject) => {
    const thread = new Worker(THREAD, { workerData: paper, env: {}, resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    const timer = setTimeout(() => {
      reject(new Error('too slow'));
      void thread.terminate();
    }, timeoutMs);
    thread.once('message', settle);
    thread.once('error', reject);
    thread.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`ended with ${code}`));
    });
  });
}
