import { fileURLToPath } from 'node:url';
import { runApart } from '#platform/apart/run-apart.ts';
import { MAX_FILE_BYTES, type SheetResult } from './sheet.ts';
import { decodeResult, MAX_REPLY_BYTES } from './sheet-wire.ts';

const WORKER = fileURLToPath(new URL('./sheet-worker.ts', import.meta.url));
const TIMEOUT_MS = 20_000;
/** Megabytes of heap: 20,000 rows of 20 cells take about half of it. */
const HEAP_MB = 320;
const AT_ONCE = 2;
const MAX_WAITING = 8;

type Bounds = { readonly timeoutMs?: number; readonly heapMb?: number };

/**
 * Reads an uploaded .xlsx or .csv in a process of its own, which ends with it: bombs, endless sheets and bugs of the
 * library cost that process and nothing else.
 */
export async function readSheet(bytes: Uint8Array, bounds: Bounds = {}): Promise<SheetResult> {
  if (bytes.length > MAX_FILE_BYTES) return { ok: false, reason: 'too-large' };
  const ended = await inTurn(() => runApart(WORKER, bytes, { timeoutMs: TIMEOUT_MS, heapMb: HEAP_MB, maxReplyBytes: MAX_REPLY_BYTES, ...bounds }));
  if (ended === undefined) return { ok: false, reason: 'busy' };
  if (ended.how === 'answered') return decodeResult(ended.output);
  // Out of heap the engine aborts; a file that needs more than that is too large, whatever it claims to be.
  return { ok: false, reason: ended.how === 'late' ? 'timeout' : 'too-large' };
}

let running = 0;
const waiting: (() => void)[] = [];

/** A start takes some hundred milliseconds of a processor: two at once, a short queue, and then "busy". */
async function inTurn<T>(work: () => Promise<T>): Promise<T | undefined> {
  if (running >= AT_ONCE && waiting.length >= MAX_WAITING) return undefined;
  // Who ends hands the place on, so that nobody slips in between.
  if (running >= AT_ONCE) await new Promise<void>((resolve) => { waiting.push(resolve); });
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
