import { say } from './terminal-text.ts';

/** One line that is written over on a terminal; elsewhere a line per call would only fill a log, so nothing. */
export function showProgress(key: string, done: number, whole?: number): void {
  if (!process.stdout.isTTY) return;
  const width = 30;
  const filled = whole === undefined ? 0 : Math.floor((done / Math.max(whole, 1)) * width);
  const bar = whole === undefined ? '' : `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] `;
  process.stdout.write('\r\u001b[K');
  say(key, { bar, done, whole: whole ?? done }, 'same-line');
}
