import { expect, test } from 'vitest';
import { seededRandom } from '#platform/kernel/random.ts';
import { pooledRandom } from './pooled-random.ts';

test('gives every byte of its source once, whatever the portions', () => {
  const [pooled, source] = [pooledRandom(seededRandom(7)), seededRandom(7)];
  const block = Buffer.from(source.bytes(16_384));
  const taken = Buffer.concat(Array.from({ length: 512 }, () => Buffer.from(pooled.bytes(32))));
  expect(taken.equals(block)).toBe(true);
  expect(Buffer.from(pooled.bytes(12)).equals(Buffer.from(source.bytes(16_384)).subarray(0, 12))).toBe(true);
});

test('what was given stays as it is when more is drawn', () => {
  const pooled = pooledRandom(seededRandom(8));
  const first = pooled.bytes(16);
  const before = Buffer.from(first).toString('hex');
  for (let count = 0; count < 3000; count += 1) pooled.bytes(16);
  expect(Buffer.from(first).toString('hex')).toBe(before);
});
