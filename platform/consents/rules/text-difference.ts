import type { TextWords } from './text-kinds.ts';

/** One part that two versions word differently, cut into what both begin with, what went, what came, what both end with. */
export type PartDifference = {
  readonly part: string;
  readonly start: string;
  readonly removed: string;
  readonly added: string;
  readonly end: string;
};

/** Only the parts that differ, in the order given. */
export function differences(parts: readonly string[], before: TextWords, after: TextWords): PartDifference[] {
  return parts.flatMap((part) => {
    const [old, fresh] = [[...before[part] ?? ''], [...after[part] ?? '']];
    if (old.join('') === fresh.join('')) return [];
    const most = Math.min(old.length, fresh.length);
    let head = 0;
    while (head < most && old[head] === fresh[head]) head += 1;
    let tail = 0;
    while (tail < most - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail += 1;
    return [{
      part, start: old.slice(0, head).join(''), removed: old.slice(head, old.length - tail).join(''), added: fresh.slice(head, fresh.length - tail).join(''),
      end: old.slice(old.length - tail).join(''),
    }];
  });
}
