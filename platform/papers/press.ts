import { Worker } from 'node:worker_threads';
import { generalErrors } from '#platform/contract/errors.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { Log } from '#platform/access/ctx.ts';
import type { FontRole } from './contract/font-roles.ts';
import { createFontShelf, type FontReference } from './font-shelf.ts';
import { requirePrintable, type Paper } from './paper.ts';
import type { OwnFonts } from './type-case.ts';

export type Press = {
  /**
   * The PDF, its rows in the fonts given, else in the shipped ones. Throws 'http/too-large' over the paper's limits,
   * 'http/busy' when too many wait or it takes too long.
   */
  print(paper: Paper, fonts?: readonly FontReference[]): Promise<Uint8Array>;
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
  /** Of the thread's objects; its fonts come on top, up to 30 MB each. */
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
  const shelf = createFontShelf();

  async function attempt(paper: Paper, own: OwnFonts): Promise<Uint8Array> {
    try {
      return await drawAside({ paper, own }, { timeoutMs, memoryMb });
    } catch (error) {
      const isOwn = Object.keys(own).length > 0;
      log.error({ reason: error instanceof Error ? error.message : 'unknown', pages: paper.pages.length, isOwn }, 'a paper was not drawn');
      // A union's font was checked when it came, and may still break on a rare character: no paper waits for that.
      if (isOwn) return attempt(paper, {});
      throw new AppError(generalErrors['busy']);
    }
  }

  return {
    async print(paper, fonts = []) {
      requirePrintable(paper);
      if (waiting > MAX_WAITING) throw new AppError(generalErrors['busy']);
      waiting += 1;
      try {
        const own = await shelf.take(fonts.filter(({ role }) => usesRole(paper, role)));
        const turn = last.then(() => attempt(paper, own));
        last = turn.catch(() => undefined);
        return await turn;
      } finally {
        waiting -= 1;
      }
    },
  };
}

function usesRole(paper: Paper, role: FontRole): boolean {
  return paper.pages.some((page) => page.some((mark) => mark.kind === 'row' && mark.runs.some((run) => run.face === role)));
}

type Bounds = { readonly timeoutMs: number; readonly memoryMb: number };

function drawAside(work: { readonly paper: Paper; readonly own: OwnFonts }, { timeoutMs, memoryMb }: Bounds): Promise<Uint8Array> {
  return new Promise((settle, reject) => {
    const thread = new Worker(THREAD, { workerData: work, env: {}, resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
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
