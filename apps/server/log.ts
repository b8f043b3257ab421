import type { Log } from '#platform/access/ctx.ts';
import type { Clock } from '#platform/kernel/clock.ts';

/** One JSON line per event on standard error; standard output stays for people. Callers pass ids, never values. */
export function createLog(clock: Clock, level: 'info' | 'warn'): Log {
  const write = (kind: string) => (fields: Readonly<Record<string, unknown>>, sentence: string): void => {
    process.stderr.write(`${JSON.stringify({ at: clock.now().toISOString(), kind, sentence, ...fields })}\n`);
  };
  return { info: level === 'info' ? write('info') : () => {}, warn: write('warn'), error: write('error') };
}
