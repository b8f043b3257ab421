/**
 * The union tree as text: every union has a path of base-36 segments, each closed by a slash ('1/g/2j/').
 * A subtree is then one range of a byte-ordered column (COLLATE "C"), the shape that measured fastest.
 */
export type OrgPath = string & { readonly __orgPath: true };

/** Half-open: from ≤ path < to, compared byte by byte. */
export type PathRange = { readonly from: string; readonly to: string };

/** Ten levels of leadership; a path along the second line may be longer. */
export const MAX_DEPTH = 10;
/** The longest second line, in segments. */
export const MAX_LINE_DEPTH = 24;
const PATH = new RegExp(`^(?:[0-9a-z]{1,6}/){1,${MAX_LINE_DEPTH}}$`);

export function toOrgPath(text: string): OrgPath {
  if (!PATH.test(text)) throw new TypeError('not a union path');
  return text as OrgPath;
}

/** The union and everything below it. '/' is 0x2f and '0' is 0x30, so replacing the last slash closes the range. */
export function subtreeRange(path: OrgPath): PathRange {
  return { from: path, to: `${path.slice(0, -1)}0` };
}

/** The union alone: '!' sorts below every segment character, so no child falls inside. */
export function unionRange(path: OrgPath): PathRange {
  return { from: path, to: `${path}!` };
}

export function isInRange(path: string, range: PathRange): boolean {
  return path >= range.from && path < range.to;
}

export function depthOf(path: OrgPath): number {
  return path.length - path.replaceAll('/', '').length;
}

/** The path of the n-th child (n ≥ 1) of a union, or of the n-th root when there is no parent. */
export function childPath(parent: OrgPath | undefined, ordinal: number): OrgPath {
  return toOrgPath(`${parent ?? ''}${ordinal.toString(36)}/`);
}

/** The path a descendant has after its ancestor moved from `before` to `after`. */
export function movedPath(path: OrgPath, before: OrgPath, after: OrgPath): OrgPath {
  if (!path.startsWith(before)) throw new RangeError('path is not below the moved union');
  return toOrgPath(after + path.slice(before.length));
}

export function isSameOrBelow(path: string, ancestor: OrgPath): boolean {
  return isInRange(path, subtreeRange(ancestor));
}

/** Drops ranges that lie inside others. Ranges of a tree either nest or are disjoint, so no splitting is needed. */
export function mergeRanges(ranges: readonly PathRange[]): PathRange[] {
  const sorted = [...ranges].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to > b.to ? -1 : 1));
  const kept: PathRange[] = [];
  for (const range of sorted) {
    const last = kept.at(-1);
    if (last === undefined || range.from >= last.to) kept.push(range);
  }
  return kept;
}
