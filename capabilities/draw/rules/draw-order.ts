import type { Entry } from '../wire.ts';
import { numbersOf } from './seed.ts';

/**
 * All entries in the order in which they are drawn: again and again one of those left, each with a chance in proportion to
 * its weight. The list is laid out on a line, every entry as long as its weight, and a number says where on the line.
 */
export function drawOrder(seed: string, entries: readonly Entry[]): Entry[] {
  const below = numbersOf(seed);
  const line = layOut(entries.map((one) => one.weight));
  return entries.flatMap(() => entries[line.takeAt(below(line.length()))] ?? []);
}

type Line = { length(): number; takeAt(place: number): number };

/** A Fenwick tree: finding who lies at a place and taking them off costs log n, so 200,000 entries are drawn at once. */
function layOut(weights: readonly number[]): Line {
  const size = 2 ** Math.ceil(Math.log2(weights.length + 1));
  const sums = new Float64Array(size + 1);
  const add = (at: number, by: number) => {
    for (let node = at + 1; node <= size; node += node & -node) sums[node] = (sums[node] ?? 0) + by;
  };
  weights.forEach((weight, at) => add(at, weight));
  return {
    length: () => sums[size] ?? 0,
    takeAt(place) {
      let before = 0;
      let rest = place;
      for (let step = size / 2; step >= 1; step /= 2) {
        const sum = sums[before + step] ?? 0;
        if (sum <= rest) {
          before += step;
          rest -= sum;
        }
      }
      add(before, -(weights[before] ?? 0));
      return before;
    },
  };
}
