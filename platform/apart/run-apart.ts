import { spawn } from 'node:child_process';

export type ApartBounds = { readonly timeoutMs: number; readonly heapMb: number; readonly maxReplyBytes: number };
export type ApartEnd = { readonly how: 'answered' | 'late' | 'died'; readonly output: Buffer };

/**
 * Runs a script of ours on a stranger's bytes in a process of its own, which ends with them: what a hostile file does there, it
 * does to that process. `heapMb`: megabytes of heap; the bytes lie beside it. A reply over its bound is a death.
 */
export function runApart(script: string, input: Uint8Array, { timeoutMs, heapMb, maxReplyBytes }: ApartBounds): Promise<ApartEnd> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--no-warnings', `--max-old-space-size=${heapMb}`, script], {
      // No secrets to steal; what it complains about may quote the file.
      env: { MALLOC_ARENA_MAX: '1' }, stdio: ['pipe', 'pipe', 'ignore'],
    });
    const chunks: Buffer[] = [];
    let received = 0;
    let isLate = false;
    const timer = setTimeout(() => { isLate = true; child.kill('SIGKILL'); }, timeoutMs);
    child.stdout.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received > maxReplyBytes) child.kill('SIGKILL');
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
