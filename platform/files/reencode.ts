import { startChild, type Child, type ReencoderLog } from './reencode-child.ts';
import { MAX_INPUT_BYTES, MEMORY_EXIT_CODE, type Picture, type Reply } from './reencode-wire.ts';
import { sniffImage } from './sniff.ts';

export type ReencodeRefusal = 'not-an-image' | 'too-large' | 'too-many-pixels' | 'broken' | 'timeout' | 'busy';

/** A JPEG of at most 2560 px with a thumbnail of at most 320 px, or the reason why there is none. */
export type ReencodeResult =
  | ({ readonly ok: true; readonly kind: 'image/jpeg' } & Picture)
  | { readonly ok: false; readonly reason: ReencodeRefusal };

export type ReencoderOptions = {
  readonly log: ReencoderLog;
  /** Milliseconds without work after which the picture process ends and gives its memory back. */
  readonly idleMs: number;
  /** Milliseconds for one picture, the start of the process included. */
  readonly timeoutMs: number;
  readonly maxRssBytes?: number;
};

export type Reencoder = {
  /** Do not change `input` until the answer has come: it is not copied. */
  reencode(input: Uint8Array): Promise<ReencodeResult>;
  /** Ends the picture process; what was under way or waiting is refused as busy. */
  close(): Promise<void>;
  /** The picture process of the moment, for `doctor` and for tests that kill it. */
  childPid(): number | undefined;
};

type Job = { readonly input: Uint8Array; settle(result: ReencodeResult): void };

/** With uploads of 10 MB this bounds what waiting can hold in the server's memory. */
export const MAX_WAITING = 12;
/** A decoder's memory fragments; a new process after so many pictures is cheaper than a leak. */
const PICTURES_PER_CHILD = 200;
const DEFAULT_MAX_RSS = 768 * 1024 * 1024;

/**
 * Makes every uploaded picture anew (security.md 2h): only pixels pass, so metadata, appended archives and
 * scripts stay behind. The decoder runs in a process of its own, which is started on demand, ended when idle,
 * and killed at the timeout; whatever a file does to it, the server goes on.
 */
export function createReencoder(options: ReencoderOptions): Reencoder {
  const { log, idleMs, timeoutMs, maxRssBytes = DEFAULT_MAX_RSS } = options;
  const waiting: Job[] = [];
  let child: Child | undefined;
  let served = 0;
  let idleTimer: NodeJS.Timeout | undefined;
  let isWorking = false;
  let isClosed = false;

  function dropChild(): void {
    child?.kill();
    child = undefined;
    served = 0;
  }

  function findChild(): Child | undefined {
    if (child !== undefined && (!child.isAlive() || served >= PICTURES_PER_CHILD)) dropChild();
    try {
      child ??= startChild(maxRssBytes, log);
    } catch (error) {
      // Out of processes or file handles: the next picture tries again.
      log.warn({ error }, 'the picture process could not be started');
    }
    return child;
  }

  async function attempt(input: Uint8Array): Promise<ReencodeResult> {
    const current = findChild();
    if (current === undefined) return refused('busy');
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      current.kill();
    }, timeoutMs);
    try {
      const isReady = await current.ready;
      const reply = isReady ? await current.run(input) : undefined;
      served += 1;
      if (reply !== undefined) return toResult(reply);
      if (isLate) return refused('timeout');
      if (isClosed || !isReady) return refused('busy');
      log.warn({ exitCode: current.exitCode(), bytes: input.length }, 'the picture process ended over a picture');
      return refused(current.exitCode() === MEMORY_EXIT_CODE ? 'too-many-pixels' : 'broken');
    } finally {
      clearTimeout(timer);
    }
  }

  /** The only loop that talks to the process, so there is never more than one picture in it. */
  async function work(): Promise<void> {
    isWorking = true;
    clearTimeout(idleTimer);
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      job.settle(isClosed ? refused('busy') : await attempt(job.input));
    }
    isWorking = false;
    if (!isClosed) idleTimer = setTimeout(dropChild, idleMs);
  }

  return {
    reencode(input) {
      if (input.length > MAX_INPUT_BYTES) return Promise.resolve(refused('too-large'));
      if (sniffImage(input) === undefined) return Promise.resolve(refused('not-an-image'));
      if (isClosed || waiting.length >= MAX_WAITING) return Promise.resolve(refused('busy'));
      return new Promise((settle) => {
        waiting.push({ input, settle });
        if (!isWorking) void work();
      });
    },
    async close() {
      isClosed = true;
      clearTimeout(idleTimer);
      const ended = child?.ended;
      dropChild();
      await ended;
    },
    childPid: () => (child?.isAlive() ? child.pid : undefined),
  };
}

function refused(reason: ReencodeRefusal): ReencodeResult {
  return { ok: false, reason };
}

function toResult(reply: Reply): ReencodeResult {
  if (reply.verdict === 'done') return { ok: true, kind: 'image/jpeg', ...reply.picture };
  return refused(reply.verdict === 'ready' ? 'broken' : reply.verdict);
}
