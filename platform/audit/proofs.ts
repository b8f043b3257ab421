import { leafHash, nodeHash, rangeHash, rootOfEdge, EMPTY_EDGE, splitOf, type Hash, type SubtreeReader } from './merkle.ts';

/** RFC 6962 §2.1.1: the hashes beside the way from a leaf up to the root, the lowest first. 0 ≤ position < size. */
export function inclusionProof(read: SubtreeReader, position: number, size: number): Hash[] {
  return audit(read, { position, from: 0, to: size });
}

function audit(read: SubtreeReader, at: { position: number; from: number; to: number }): Hash[] {
  const { position, from, to } = at;
  if (to - from === 1) return [];
  const split = from + splitOf(to - from);
  return position < split
    ? [...audit(read, { position, from, to: split }), rangeHash(read, split, to)]
    : [...audit(read, { position, from: split, to }), rangeHash(read, from, split)];
}

/** RFC 9162 §2.1.3.2: whether `leaf` stands at `position` of the tree with this size and root. */
export function isIncluded(leaf: Hash, place: { position: number; size: number; root: Hash }, proof: readonly Hash[]): boolean {
  if (place.position >= place.size) return false;
  let [here, last, hash] = [place.position, place.size - 1, leaf];
  for (const beside of proof) {
    if (last === 0) return false;
    if (here % 2 === 1 || here === last) {
      hash = nodeHash(beside, hash);
      while (here % 2 === 0 && here !== 0) [here, last] = [half(here), half(last)];
    } else {
      hash = nodeHash(hash, beside);
    }
    [here, last] = [half(here), half(last)];
  }
  return last === 0 && hash.equals(place.root);
}

/** RFC 6962 §2.1.2: what shows that the tree of `older` leaves is the beginning of the one of `newer`. 0 ≤ older ≤ newer. */
export function consistencyProof(read: SubtreeReader, older: number, newer: number): Hash[] {
  if (older === 0 || older === newer) return [];
  return grown(read, { older, from: 0, to: newer, isWhole: true });
}

function grown(read: SubtreeReader, at: { older: number; from: number; to: number; isWhole: boolean }): Hash[] {
  const { older, from, to, isWhole } = at;
  if (older === to) return isWhole ? [] : [rangeHash(read, from, to)];
  const split = from + splitOf(to - from);
  return older <= split
    ? [...grown(read, { older, from, to: split, isWhole }), rangeHash(read, split, to)]
    : [...grown(read, { older, from: split, to, isWhole: false }), rangeHash(read, from, split)];
}

export type TreeHead = { readonly size: number; readonly root: Hash };

/** RFC 9162 §2.1.4.2: whether the newer tree begins with the older one. */
export function isConsistent(older: TreeHead, newer: TreeHead, proof: readonly Hash[]): boolean {
  if (older.size > newer.size) return false;
  if (older.size === 0) return proof.length === 0 && older.root.equals(rootOfEdge(EMPTY_EDGE));
  if (older.size === newer.size) return proof.length === 0 && older.root.equals(newer.root);
  // A complete older tree is itself the first hash of the way and is left out of the proof.
  const path = Number.isInteger(Math.log2(older.size)) ? [older.root, ...proof] : [...proof];
  let [here, last] = [older.size - 1, newer.size - 1];
  while (here % 2 === 1) [here, last] = [half(here), half(last)];
  const [first, ...rest] = path;
  if (first === undefined) return false;
  let [olderHash, newerHash] = [first, first];
  for (const beside of rest) {
    if (last === 0) return false;
    if (here % 2 === 1 || here === last) {
      [olderHash, newerHash] = [nodeHash(beside, olderHash), nodeHash(beside, newerHash)];
      while (here % 2 === 0 && here !== 0) [here, last] = [half(here), half(last)];
    } else {
      newerHash = nodeHash(newerHash, beside);
    }
    [here, last] = [half(here), half(last)];
  }
  return last === 0 && olderHash.equals(older.root) && newerHash.equals(newer.root);
}

const half = (value: number) => Math.floor(value / 2);

/** A reader over all leaves at hand, for small trees and for checking the stored ones. */
export function readerOf(entries: readonly Uint8Array[]): SubtreeReader {
  const levels: Hash[][] = [entries.map((entry) => leafHash(entry))];
  return (level, index) => {
    for (let upper = levels.length; upper <= level; upper += 1) {
      const below = levels[upper - 1] ?? [];
      levels.push(Array.from({ length: half(below.length) }, (_, at) => nodeHash(hashAt(below, 2 * at), hashAt(below, 2 * at + 1))));
    }
    return hashAt(levels[level] ?? [], index);
  };
}

function hashAt(hashes: readonly Hash[], index: number): Hash {
  const hash = hashes[index];
  if (hash === undefined) throw new RangeError('no such subtree');
  return hash;
}
