import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { decodeResult, MAX_REPLY_BYTES, type FontResult } from './font-wire.ts';
import { refuseFont } from './sfnt.ts';

const WORKER = fileURLToPath(new URL('./font-worker.ts', import.meta.url));
const TIMEOUT_MS = 20_000;
/** Megabytes of heap; the file's bytes lie beside it. */
const HEAP_MB = 256;

export type CheckedFont = FontResult | { readonly ok: false; readonly reason: 'check-busy' | 'check-too-slow' };

let isRunning = false;

/**
 * Whether an uploaded file is a font that papers may be set in, and what it is called. It is opened in a process of its own,
 * one at a time: what a hostile file does there, it does to that process.
 */
export async function checkFont(bytes: Uint8Array, bounds: { readonly timeoutMs?: number; readonly heapMb?: number } = {}): Promise<CheckedFont> {
  const reason = refuseFont(bytes);
  if (reason !== undefined) return { ok: false, reason };
  if (isRunning) return { ok: false, reason: 'check-busy' };
  isRunning = true;
  try {
    const ended = await runProcess(bytes, { timeoutMs: bounds.timeoutMs ?? TIMEOUT_MS, heapMb: bounds.heapMb ?? HEAP_MB });
    if (ended.how === 'late') return { ok: false, reason: 'check-too-slow' };
    return ended.how === 'answered' ? decodeResult(ended.output) : { ok: false, reason: 'font-broken' };
  } finally {
    isRunning = false;
  }
}

type Ended = { readonly how: 'answered' | 'late' | 'died'; readonly output: Buffer };

function runProcess(input: Uint8Array, { timeoutMs, heapMb }: { readonly timeoutMs: number; readonly heapMb: number }): Promise<Ended> {
  return new Promise((resolve) => {
    // No secrets to steal; what it complains about may quote the file.
    const child = spawn(process.execPath, ['--no-warnings', `--max-old-space-size=${heapMb}`, WORKER], { env: { MALLOC_ARENA_MAX: '1' }, stdio: ['pipe', 'pipe', 'ignore'] });
    const chunks: Buffer[] = [];
    let received = 0;
    let isLate = false;
    const timer = setTimeout(() => { isLate = true; child.kill('SIGKILL'); }, timeoutMs);
    child.stdout.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received > MAX_REPLY_BYTES) child.kill('SIGKILL');
      else chunks.push(chunk);
    });
    child.stdin.on('error', () => { /* the end of the process is reported by its 'close' */ });
    const end = (code: number | null): void => {
      clearTimeout(timer);
      resolve({ how: isLate ? 'late' : code === 0 ? 'answered' : 'died', output: Buffer.concat(chunks) });
    };
    child.once('close', end);
    child.once('error', () => end(null));
    child.stdin.end(input);
  });
}
