import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { sha256Hex } from './sha-256.ts';

const asNode = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

test('gives the digest that node:crypto gives, at every length around a block and in every script', () => {
  for (let length = 0; length < 200; length += 1) expect(sha256Hex('a'.repeat(length))).toBe(asNode('a'.repeat(length)));
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
    expect(sha256Hex(text)).toBe(asNode(text));
  }), runs(200));
});

test('a digest of the standard (FIPS 180-4, two blocks)', () => {
  expect(sha256Hex('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe('248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1');
});
