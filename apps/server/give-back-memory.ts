import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Starting (and loading the demonstration, the first time) leaves a hundred megabytes that nobody needs any more, and V8
 * does not look for them while nothing happens: a server that waits for work would hold them for hours. Takes a tenth
 * of a second, once.
 */
export function giveBackMemory(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  setFlagsFromString('--no-expose-gc');
}
