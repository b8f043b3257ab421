import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { appendLeaf, EMPTY_EDGE, edgePlaces, leafHash, rootOf, rootOfEdge, type Edge, type Hash } from './merkle.ts';
import { consistencyProof, inclusionProof, isConsistent, isIncluded, readerOf } from './proofs.ts';

const MOST = 300;
const entries = Array.from({ length: MOST }, (_, index) => Buffer.from(`entry ${index}`));
const sha = (...parts: readonly Uint8Array[]) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

// The definitions of RFC 6962 §2.1, word for word and as slow as they are written; nothing of ours in them.
const powerBelow = (n: number) => 2 ** Math.ceil(Math.log2(n) - 1);
const memory = new Map<string, Buffer>();
function mth(from: number, to: number): Buffer {
  const key = `${from}-${to}`;
  const known = memory.get(key);
  if (known !== undefined) return known;
  const n = to - from;
  const hash = n === 0 ? sha() : n === 1 ? sha(Buffer.of(0), entries[from] ?? Buffer.alloc(0))
    : sha(Buffer.of(1), mth(from, from + powerBelow(n)), mth(from + powerBelow(n), to));
  memory.set(key, hash);
  return hash;
}
function path(m: number, from: number, to: number): Buffer[] {
  const n = to - from;
  if (n === 1) return [];
  const k = powerBelow(n);
  return m < k ? [...path(m, from, from + k), mth(from + k, to)] : [...path(m - k, from + k, to), mth(from, from + k)];
}
function subproof(m: number, from: number, to: number, b: boolean): Buffer[] {
  const n = to - from;
  if (m === n) return b ? [] : [mth(from, to)];
  const k = powerBelow(n);
  return m <= k ? [...subproof(m, from, from + k, b), mth(from + k, to)] : [...subproof(m - k, from + k, to, false), mth(from, from + k)];
}

const same = (some: readonly Buffer[], other: readonly Buffer[]) =>
  some.length === other.length && some.every((one, index) => one.equals(other[index] ?? Buffer.alloc(0)));
const read = readerOf(entries);

describe('AU-3 the tree is that of RFC 6962', () => {
  test('known answers of the RFC\'s own test vectors', () => {
    expect(rootOfEdge(EMPTY_EDGE).toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(leafHash(Buffer.alloc(0)).toString('hex')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    const vectors = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
    expect(rootOf(readerOf(vectors.map((hex) => Buffer.from(hex, 'hex'))), 8).toString('hex'))
      .toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
  });

  test('roots agree with the naive definition for all sizes from 0 to 300, grown and read', () => {
    let edge: Edge = EMPTY_EDGE;
    for (let size = 0; size <= MOST; size += 1) {
      expect(rootOf(read, size).equals(mth(0, size))).toBe(true);
      expect(rootOfEdge(edge).equals(mth(0, size))).toBe(true);
      expect(edgePlaces(size).map(({ level, index }) => read(level, index).toString('hex'))).toEqual(edge.hashes.map((hash) => hash.toString('hex')));
      edge = appendLeaf(edge, leafHash(entries[size] ?? Buffer.alloc(0))).edge;
    }
  });

  test('inclusion proofs agree with the naive definition for all sizes and places, and verify', () => {
    const wrong: string[] = [];
    for (let size = 1; size <= MOST; size += 1) {
      for (let position = 0; position < size; position += 1) {
        const proof = inclusionProof(read, position, size);
        const isRight = same(proof, path(position, 0, size))
          && isIncluded(mth(position, position + 1), { position, size, root: mth(0, size) }, proof);
        if (!isRight) wrong.push(`${position} of ${size}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('consistency proofs agree with the naive definition for all pairs of sizes, and verify', () => {
    const wrong: string[] = [];
    for (let newer = 0; newer <= MOST; newer += 1) {
      for (let older = 0; older <= newer; older += 1) {
        const proof = consistencyProof(read, older, newer);
        const naive = older === 0 || older === newer ? [] : subproof(older, 0, newer, true);
        if (!same(proof, naive) || !isConsistent({ size: older, root: mth(0, older) }, { size: newer, root: mth(0, newer) }, proof)) wrong.push(`${older} of ${newer}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('control: no proof stands with one bit, one hash, one place or one root changed', () => {
    const any = fc.record({ size: fc.integer({ min: 2, max: MOST }), at: fc.nat(), flip: fc.nat(), kind: fc.constantFrom('bit', 'short', 'place', 'root') });
    fc.assert(fc.property(any, ({ size, at, flip, kind }) => {
      const position = at % size;
      const change = (hashes: readonly Hash[]) => (kind === 'short' ? hashes.slice(1) : hashes.map((hash, index) => (kind === 'bit' && index === flip % hashes.length ? flipped(hash, flip) : hash)));
      const root = kind === 'root' ? flipped(mth(0, size), flip) : mth(0, size);
      const place = { position: kind === 'place' ? (position + 1 + flip % (size - 1)) % size : position, size, root };
      expect(isIncluded(mth(position, position + 1), place, change(inclusionProof(read, position, size)))).toBe(false);
      const older = { size: 1 + at % (size - 1), root: mth(0, 1 + at % (size - 1)) };
      if (kind === 'place') return;
      expect(isConsistent(older, { size, root }, change(consistencyProof(read, older.size, size)))).toBe(false);
    }), runs(400));
  });
});

function flipped(hash: Hash, bit: number): Hash {
  const copy = Buffer.from(hash);
  copy[(bit >> 3) % 32] = (copy[(bit >> 3) % 32] ?? 0) ^ (1 << (bit % 8));
  return copy;
}
