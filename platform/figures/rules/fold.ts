import type { Reach } from '#platform/access/reach.ts';
import { depthOf, subtreeRange, toOrgPath, type OrgPath } from '#platform/kernel/org-path.ts';

/** Unions of the two topmost levels (province and cities) are kept folded: 21 of 100,000 in a province. */
export const FOLD_DEPTH = 2;

/** True when the whole subtree of a path lies in the reach, so that asking for it asks for nothing more. */
export function coversSubtree(reach: Reach, path: OrgPath): boolean {
  const { from, to } = subtreeRange(path);
  return reach.system !== undefined || reach.unions.some((range) => range.from <= from && to <= range.to);
}

/** A fold tells of a whole subtree, so it is for those who may see all of it; others sum what they may see. */
export function isFoldReadable(reach: Reach, path: OrgPath): boolean {
  return depthOf(path) <= FOLD_DEPTH && coversSubtree(reach, path);
}

/** True when a union's children are kept folded too, so that its parts need not be summed. */
export function hasFoldedChildren(path: OrgPath): boolean {
  return depthOf(path) < FOLD_DEPTH;
}

/** The folded places that hold a union's figures before or after a move, and not both times. */
export function topsApart(before: OrgPath, after: OrgPath): OrgPath[] {
  const [old, now] = [topsOf(before), topsOf(after)];
  return [...old.filter((top) => !now.includes(top)), ...now.filter((top) => !old.includes(top))];
}

function topsOf(path: OrgPath): OrgPath[] {
  const segments = path.split('/').slice(0, -1);
  return Array.from({ length: Math.min(FOLD_DEPTH, segments.length) }, (_, index) => toOrgPath(`${segments.slice(0, index + 1).join('/')}/`));
}
