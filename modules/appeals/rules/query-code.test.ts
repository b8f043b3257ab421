import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newQueryCode } from './query-code.ts';

const seed = Number(process.env.SEED ?? 20261123);

/** Hands out the given bytes, then goes on with a count, so that every request is met. */
function fixedBytes(bytes: readonly number[]) {
  let next = 0;
  return { bytes: (count: number) => Uint8Array.from({ length: count }, () => bytes[next++] ?? next % 250) };
}

describe('a query code', () => {
  test(`has twenty digits whatever chance gives (seed ${seed})`, () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 200 }), (bytes) => {
      expect(newQueryCode(fixedBytes(bytes))).toMatch(/^\d{20}$/);
    }), { seed });
  });

  test('gives every digit the same number of byte values', () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte++) {
      const first = newQueryCode(fixedBytes([byte, ...Array.from({ length: 40 }, () => 9)]))[0] ?? '';
      // A byte that was thrown away shows as the 9 that follows it.
      const isKept = byte < 250;
      if (isKept) counts.set(first, (counts.get(first) ?? 0) + 1);
      else expect(first).toBe('9');
    }
    expect([...counts.values()]).toEqual(Array.from({ length: 10 }, () => 25));
  });

  test('a plain remainder would not: the control', () => {
    const counts = Array.from({ length: 10 }, (_, digit) => Array.from({ length: 256 }, (__, byte) => byte % 10).filter((one) => one === digit).length);
    expect(new Set(counts).size).toBe(2);
  });
});
