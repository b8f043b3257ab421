import type { Random } from '#platform/kernel/random.ts';

const POOL = 16_384;

/**
 * The same chance, drawn in blocks: for work that asks a million times for a few bytes, where every single draw goes to the
 * operating system. No byte is given twice, and given bytes are wiped from the pool.
 */
export function pooledRandom(source: Random): Random {
  let pool = Buffer.alloc(0);
  let at = 0;
  return {
    bytes(count) {
      if (count > POOL) return source.bytes(count);
      if (at + count > pool.length) {
        pool = Buffer.from(source.bytes(POOL));
        at = 0;
      }
      const taken = Buffer.from(pool.subarray(at, at + count));
      pool.fill(0, at, at + count);
      at += count;
      return taken;
    },
  };
}
