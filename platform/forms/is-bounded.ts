/** Levels of brackets: five of `all` and `any` within one another, which nobody can read any more. */
const DEEPEST = 12;
const MOST_PARTS = 200;

/**
 * Whether a tree is small enough for whatever calls itself once for every level (a parser, JSON.stringify): a request can
 * nest thousands of brackets, and the stack ends before they do. Without more, the measure is for conditions and calculations.
 */
export function isBounded(tree: unknown, deepest = DEEPEST, mostParts = MOST_PARTS): boolean {
  const open: { readonly part: unknown; readonly depth: number }[] = [{ part: tree, depth: 1 }];
  for (let seen = 1; open.length > 0; seen += 1) {
    const { part, depth } = open.pop() ?? { part: undefined, depth: 0 };
    if (seen > mostParts) return false;
    if (typeof part !== 'object' || part === null) continue;
    if (depth > deepest) return false;
    for (const inner of Object.values(part)) open.push({ part: inner, depth: depth + 1 });
  }
  return true;
}
