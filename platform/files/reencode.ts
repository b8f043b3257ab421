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
  const children = keepChild(maxRssBytes, log);
  const waiting: Job[] = [];
  let idleTimer: NodeJS.Timeout | undefined;
  let isWorking = false;
  let isClosed = false;

  async function attempt(input: Uint8Array): Promise<ReencodeResult> {
    const child = isClosed ? undefined : children.find();
    if (child === undefined) return refused('busy');
    const { reply, isReady, isLate } = await runWithin(child, input, timeoutMs);
    if (reply !== undefined) return toResult(reply);
    if (isLate) return refused('timeout');
    if (isClosed || !isReady) return refused('busy');
    log.warn({ exitCode: child.exitCode(), bytes: input.length }, 'the picture process ended over a picture');
    return refused(child.exitCode() === MEMORY_EXIT_CODE ? 'too-many-pixels' : 'broken');
  }

  /** The only loop that talks to the process, so there is never more than one picture in it. */
  async function work(): Promise<void> {
    isWorking = true;
    clearTimeout(idleTimer);
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) job.settle(await attempt(job.input));
    isWorking = false;
    if (!isClosed) idleTimer = setTimeout(() => void children.drop(), idleMs);
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
      await children.drop();
    },
    childPid: children.pid,
  };
}

/** Holds the picture process of the moment and replaces it when it is dead or has served long enough. */
function keepChild(maxRssBytes: number, log: ReencoderLog) {
  let child: Child | undefined;
  let served = 0;

  async function drop(): Promise<void> {
    const last = child;
    child = undefined;
    served = 0;
    last?.kill();
    await last?.ended;
  }

  return {
    drop,
    find(): Child | undefined {
      if (child !== undefined && (!child.isAlive() || served >= PICTURES_PER_CHILD)) void drop();
      try {
        child ??= startChild(maxRssBytes, log);
      } catch (error) {
        // Out of processes or file handles: the next picture tries again.
        log.warn({ error }, 'the picture process could not be started');
      }
      served += 1;
      return child;
    },
    pid: () => (child?.isAlive() ? child.pid : undefined),
  };
}

async function runWithin(child: Child, input: Uint8Array, timeoutMs: number) {
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill();
  }, timeoutMs);
  const isReady = await child.ready;
  const reply = isReady ? await child.run(input) : undefined;
  clearTimeout(timer);
  return { reply, isReady, isLate };
}

function refused(reason: ReencodeRefusal): ReencodeResult {
  return { ok: false, reason };
}

function toResult(reply: Reply): ReencodeResult {
  if (reply.verdict === 'done') return { ok: true, kind: 'image/jpeg', ...reply.picture };
  return refused(reply.verdict === 'ready' ? 'broken' : reply.verdict);
}
