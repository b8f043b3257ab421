import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { depthOf, isSameOrBelow, MAX_DEPTH, MAX_LINE_DEPTH, type OrgPath } from '#platform/kernel/org-path.ts';
import { errors } from '../contract.ts';
import type { UnionRow } from '../store/unions.ts';
import { rootOf, type Leading } from './line-root.ts';
import type { SubtreeFacts } from '../tree/store/hold-tree.ts';
import { treeErrors } from '../contract/tree.ts';
import { placeUnion } from './place-union.ts';

type Target = Pick<UnionRow, 'id' | 'path' | 'linePath' | 'ancestors' | 'level'>;
type Moving = Pick<UnionRow, 'path' | 'linePath' | 'level' | 'parentId' | 'secondLeaderId'>;

/** The new path of a union with everything below it, as the `ordinal`-th child of `target`. */
export function placeMoved(union: Moving, target: Target, subtree: SubtreeFacts, ordinal: number): Outcome<OrgPath> {
  if (target.id === union.parentId) return refuse(treeErrors['same-parent']);
  if (isSameOrBelow(target.path, union.path)) return refuse(treeErrors['below-itself']);
  if (target.level + subtree.levels > MAX_DEPTH) return refuse(errors['too-deep'], { limit: MAX_DEPTH });
  // One second leader at most on any way up; and what it leads itself, however far round, it cannot be led by.
  if (target.linePath !== null && subtree.led > 0) return refuse(errors['already-led']);
  if (target.linePath !== null && isSameOrBelow(target.linePath, rootOf(union))) return refuse(errors['leads-others']);
  const place = placeUnion(target, ordinal);
  if (!place.ok) return place;
  if (!hasRoom(union, { path: place.value.path, linePath: union.secondLeaderId !== null ? union.linePath : place.value.linePath }, subtree)) {
    return refuse(errors['too-deep'], { limit: MAX_DEPTH });
  }
  return ok(place.value.path);
}

/**
 * Second lines keep room for everything that may yet be founded below a led union. Reckoned with the longest of all lines
 * concerned, as if the changes of both lines came together there: a few odd trees are refused that would just fit.
 */
function hasRoom(from: Leading, to: Leading, subtree: SubtreeFacts): boolean {
  const longer = Math.max(0, depthOf(rootOf(to)) - depthOf(rootOf(from)));
  const higher = Math.max(0, depthOf(from.path) - depthOf(to.path));
  return subtree.excess + longer + higher <= MAX_LINE_DEPTH - MAX_DEPTH;
}
