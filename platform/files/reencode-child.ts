import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createReplyReader, decodeReply, encodeRequest, type Reply } from './reencode-wire.ts';

/** The part of the server's logger that is used here. Fields never hold anything read from a file. */
export type ReencoderLog = { warn(fields: Readonly<Record<string, unknown>>, message: string): void };

/** One picture process. It does one thing at a time: wait for `ready`, then call `run` again and again in turn. */
export type Child = {
  readonly pid: number | undefined;
  /** False when it ended before it could work: the machine's fault, not a picture's. */
  readonly ready: Promise<boolean>;
  /** Undefined when it ended (or lied and was ended) instead of answering. */
  run(input: Uint8Array): Promise<Reply | undefined>;
  /** Exit code after the end, undefined while it lives or when a signal ended it. */
  exitCode(): number | undefined;
  isAlive(): boolean;
  kill(): void;
  readonly ended: Promise<void>;
};

const WORKER = fileURLToPath(new URL('./reencode-worker.ts', import.meta.url));

function startProcess(maxRssBytes: number) {
  return spawn(process.execPath, ['--no-warnings', '--max-old-space-size=96', WORKER, String(maxRssBytes)], {
    // No secrets to steal. One malloc arena keeps large freed buffers from staying resident.
    env: { MALLOC_ARENA_MAX: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Starts a picture process that ends itself above `maxRssBytes` of resident memory. */
export function startChild(maxRssBytes: number, log: ReencoderLog): Child {
  const running = startProcess(maxRssBytes);
  const reader = createReplyReader();
  let waiting: ((reply: Reply | undefined) => void) | undefined;
  let isAlive = true;
  let complaint = '';
  const kill = () => { running.kill('SIGKILL'); };

  const nextReply = () => new Promise<Reply | undefined>((resolve) => {
    if (isAlive) waiting = resolve;
    else resolve(undefined);
  });
  const answer = (reply: Reply | undefined) => {
    const settle = waiting;
    waiting = undefined;
    settle?.(reply);
    return settle !== undefined;
  };
  const ready = nextReply().then((reply) => {
    if (reply?.verdict === 'ready') return true;
    log.warn({ exitCode: running.exitCode, signal: running.signalCode, complaint }, 'the picture process did not start');
    return false;
  });

  running.stdout.on('data', (chunk: Buffer) => {
    try {
      const frame = reader.push(chunk);
      if (frame !== undefined && !answer(decodeReply(frame))) kill();
    } catch {
      kill();
    }
  });
  // Kept only for a failed start: later the decoder's complaints may quote a stranger's file.
  running.stderr.on('data', (chunk: Buffer) => { complaint = (complaint + chunk.toString()).slice(-2000); });
  running.stdin.on('error', () => { /* the end of the process is reported by its 'close' */ });

  const ended = new Promise<void>((resolve) => {
    const end = () => {
      isAlive = false;
      answer(undefined);
      resolve();
    };
    running.once('close', end);
    running.once('error', end);
  });

  return {
    pid: running.pid,
    ready,
    run(input) {
      const reply = nextReply();
      for (const part of encodeRequest(input)) running.stdin.write(part);
      return reply;
    },
    exitCode: () => running.exitCode ?? undefined,
    isAlive: () => isAlive,
    kill,
    ended,
  };
}
