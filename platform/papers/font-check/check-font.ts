import { fileURLToPath } from 'node:url';
import { runApart } from '#platform/apart/run-apart.ts';
import { decodeResult, MAX_REPLY_BYTES, type FontResult } from './font-wire.ts';
import { refuseFont } from './sfnt.ts';

const WORKER = fileURLToPath(new URL('./font-worker.ts', import.meta.url));
const TIMEOUT_MS = 20_000;
const HEAP_MB = 256;

export type CheckedFont = FontResult | { readonly ok: false; readonly reason: 'check-busy' | 'check-too-slow' };

let isRunning = false;

/**
 * Whether an uploaded file is a font that papers may be set in, and what it is called. It is opened in a process of its own,
 * one at a time.
 */
export async function checkFont(bytes: Uint8Array, bounds: { readonly timeoutMs?: number; readonly heapMb?: number } = {}): Promise<CheckedFont> {
  const reason = refuseFont(bytes);
  if (reason !== undefined) return { ok: false, reason };
  if (isRunning) return { ok: false, reason: 'check-busy' };
  isRunning = true;
  try {
    const ended = await runApart(WORKER, bytes, { timeoutMs: TIMEOUT_MS, heapMb: HEAP_MB, maxReplyBytes: MAX_REPLY_BYTES, ...bounds });
    if (ended.how === 'late') return { ok: false, reason: 'check-too-slow' };
    return ended.how === 'answered' ? decodeResult(ended.output) : { ok: false, reason: 'font-broken' };
  } finally {
    isRunning = false;
  }
}
