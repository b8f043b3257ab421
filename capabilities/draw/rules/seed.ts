import { sha256Hex } from '#platform/kernel/sha-256.ts';
import type { FrozenDraw, Reveal } from '../wire.ts';

/** The frozen list's hash and one line for each party: its value, or that it is missing. */
export function seedOf(frozen: FrozenDraw, frozenHash: string, reveals: readonly Reveal[]): string {
  const lines = frozen.parties.map(({ party }) => `${party} ${reveals.find((one) => one.party === party)?.value ?? 'missing'}`);
  return sha256Hex(`zhijia-draw-seed-1\n${frozenHash}\n${lines.join('\n')}`);
}

const RANGE = 2 ** 48;

/**
 * Whole numbers from the seed, each equally likely below its bound: 48 bits of a hash of seed and counter, and those that
 * would favour small numbers are passed over. Everything stays below 2^53, where numbers are exact on every machine.
 */
export function numbersOf(seed: string): (bound: number) => number {
  let counter = 0;
  return (bound) => {
    const limit = RANGE - (RANGE % bound);
    for (;;) {
      const value = Number.parseInt(sha256Hex(`zhijia-draw-number-of-seed-1\n${seed}\n${counter}`).slice(0, 12), 16);
      counter += 1;
      if (value < limit) return value % bound;
    }
  };
}
