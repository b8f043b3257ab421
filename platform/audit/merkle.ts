import { createHash } from 'node:crypto';

/** SHA-256, 32 bytes. */
export type Hash = Buffer;

/** The hash of a complete subtree: `level` 0 is a leaf, `index` counts the subtrees of that level from the left. */
export type SubtreeReader = (level: number, index: number) => Hash;

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/** RFC 6962 §2.1. Leaves and inner nodes begin with another byte, so that neither can pass for the other. */
export function leafHash(bytes: Uint8Array): Hash {
  return createHash('sha256').update(LEAF).update(bytes).digest();
}

export function nodeHash(left: Hash, right: Hash): Hash {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}

/** The right edge of a growing tree: one hash per set bit of `size`, the largest subtree first. */
export type Edge = { readonly size: number; readonly hashes: readonly Hash[] };

export const EMPTY_EDGE: Edge = { size: 0, hashes: [] };

/** Adds one leaf. `completed`: the subtrees of level 1, 2, … that this leaf is the last of. */
export function appendLeaf(edge: Edge, leaf: Hash): { readonly edge: Edge; readonly completed: readonly Hash[] } {
  const hashes = [...edge.hashes];
  const completed: Hash[] = [];
  let last = leaf;
  for (let rest = edge.size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    const left = hashes.pop();
    if (left === undefined) throw new TypeError('an edge that does not fit its size');
    last = nodeHash(left, last);
    completed.push(last);
  }
  return { edge: { size: edge.size + 1, hashes: [...hashes, last] }, completed };
}

export function rootOfEdge(edge: Edge): Hash {
  if (edge.hashes.length === 0) return createHash('sha256').digest();
  return edge.hashes.reduceRight((right, left) => nodeHash(left, right));
}

/** The complete subtrees whose hashes make up the edge of a tree of `size` leaves, the largest first. */
export function edgePlaces(size: number): { readonly level: number; readonly index: number }[] {
  const places: { level: number; index: number }[] = [];
  let from = 0;
  for (let level = Math.floor(Math.log2(Math.max(size, 1))) + 1; level >= 0; level -= 1) {
    const width = 2 ** level;
    if (size - from < width) continue;
    places.push({ level, index: from / width });
    from += width;
  }
  return places;
}

/** The position of the leaf that completes a subtree. */
export function completedBy(place: { readonly level: number; readonly index: number }): number {
  return (place.index + 1) * 2 ** place.level - 1;
}

/** Hash of the leaves from ≤ position < to, split as RFC 6962 splits; `from` begins a subtree of that size. */
export function rangeHash(read: SubtreeReader, from: number, to: number): Hash {
  const width = to - from;
  const level = Math.log2(width);
  if (Number.isInteger(level)) return read(level, from / width);
  const split = from + splitOf(width);
  return nodeHash(rangeHash(read, from, split), rangeHash(read, split, to));
}

export function rootOf(read: SubtreeReader, size: number): Hash {
  return size === 0 ? rootOfEdge(EMPTY_EDGE) : rangeHash(read, 0, size);
}

/** The largest power of two below `width` (width ≥ 2). */
export function splitOf(width: number): number {
  let split = 1;
  while (split * 2 < width) split *= 2;
  return split;
}
