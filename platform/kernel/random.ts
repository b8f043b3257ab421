import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';
import { toId, type Id } from './id.ts';

/** The only source of chance. `bytes(n)` gives n unpredictable bytes (or, seeded, the same ones every time). */
export type Random = { bytes(count: number): Uint8Array };

export const systemRandom: Random = { bytes: (count) => randomBytes(count) };

/** A repeatable stream for tests and the generated demonstration; never for keys of real people. */
export function seededRandom(seed: number | string): Random {
  let counter = 0;
  let pool = Buffer.alloc(0);
  return {
    bytes(count) {
      while (pool.length < count) {
        const block = createHash('sha512').update(`${seed}:${counter++}`).digest();
        pool = Buffer.concat([pool, block]);
      }
      const taken = pool.subarray(0, count);
      pool = pool.subarray(count);
      return taken;
    },
  };
}

/** UUIDv7 (RFC 9562): time-ordered, so that indexes grow at one end. */
export function newId<Kind extends string>(source: { clock: Clock; random: Random }): Id<Kind> {
  const bytes = Buffer.from(source.random.bytes(16));
  bytes.writeUIntBE(source.clock.now().getTime(), 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return toId<Kind>(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
  );
}

/**
 * A whole number in 0 ≤ n < bound without modulo bias.
 *
 * @throws RangeError for a bound above 2^32 or below 1: no four bytes would ever do
 */
export function randomBelow(random: Random, bound: number): number {
  if (!(Number.isInteger(bound) && bound >= 1 && bound <= 0x1_0000_0000)) throw new RangeError('not a bound of four bytes');
  const limit = Math.floor(0x1_0000_0000 / bound) * bound;
  for (;;) {
    const value = Buffer.from(random.bytes(4)).readUInt32BE();
    if (value < limit) return value % bound;
  }
}

/** `count` decimal digits, each equally likely. */
export function randomDigits(random: Random, count: number): string {
  return Array.from({ length: count }, () => randomBelow(random, 10)).join('');
}
