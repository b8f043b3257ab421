import type { Clock } from '#platform/kernel/clock.ts';
import { newId, type Random } from '#platform/kernel/random.ts';

const AT_ONCE = 128;

/** An id per request. Its chance is drawn for many at once: one system call each was a tenth of a small answer's cost. */
export function createRequestIds(house: { readonly clock: Clock; readonly random: Random }): () => string {
  let drawn = new Uint8Array(0);
  let used = 0;
  const random: Random = {
    bytes(count) {
      if (used + count > drawn.length) {
        drawn = Uint8Array.from(house.random.bytes(count * AT_ONCE));
        used = 0;
      }
      used += count;
      return drawn.subarray(used - count, used);
    },
  };
  return () => newId({ clock: house.clock, random });
}
