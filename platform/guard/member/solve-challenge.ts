import { bitsAsked, workText, zeroBits } from '../rules/work-text.ts';
import { afterBlocks, finish } from '#platform/kernel/sha-256.ts';

/** A slow phone does so many in about four milliseconds: a key that is pressed meanwhile is not felt to wait. */
const TRIES_PER_SLICE = 400;

/**
 * Finds the work that a challenge asks for `subject` (the id of the case that is being written) and gives what the
 * header `x-work` carries. Runs in slices between which the page draws and answers; needs no worker, no secure origin.
 * Rejects with the signal's reason when it is stopped, with TypeError for what is no challenge of the house.
 */
export async function solveChallenge(challenge: string, subject: string, signal?: AbortSignal): Promise<string> {
  const bits = bitsAsked(challenge);
  if (bits === undefined) throw new TypeError('not a challenge');
  const before = afterBlocks(workText(challenge, subject));
  for (let counter = 0; ; counter += 1) {
    if (zeroBits(finish(before, String(counter))) >= bits) return `${challenge}:${counter}`;
    if (counter % TRIES_PER_SLICE === 0) {
      await nextTask();
      signal?.throwIfAborted();
    }
  }
}

/** A task of its own, and not a timer: timers that follow each other are held back by four milliseconds each. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
