import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { childPath, depthOf, isSameOrBelow, MAX_DEPTH, MAX_LINE_DEPTH, toOrgPath, type OrgPath } from '#platform/kernel/org-path.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { errors } from '../contract.ts';
import type { UnionRow } from '../store/unions.ts';

export type UnionPlace = {
  readonly path: OrgPath;
  readonly ancestors: readonly UnionId[];
  readonly linePath: OrgPath | null;
};

/** Where a new union stands: `ordinal` ≥ 1 is its number among its parent's children (or among the roots). */
export function placeUnion(
  parent: Pick<UnionRow, 'id' | 'path' | 'linePath' | 'ancestors' | 'level'> | undefined, ordinal: number,
): Outcome<UnionPlace> {
  if (parent === undefined) return ok({ path: childPath(undefined, ordinal), ancestors: [], linePath: null });
  if (parent.level >= MAX_DEPTH) return refuse(errors['too-deep'], { limit: MAX_DEPTH });
  return ok({
    path: childPath(parent.path, ordinal),
    ancestors: [...parent.ancestors, parent.id],
    // What an industry union leads, it leads with everything below.
    linePath: parent.linePath === null ? null : childPath(parent.linePath, ordinal),
  });
}

/**
 * The second line of leadership (TUL 11: industry and territory combined). The led union hangs below the leader's
 * own place in the second line, so that one range covers everything an industry union leads, however deep.
 * A union that itself leads others, or has led ones below it, would drag whole second lines along: not yet.
 */
export function placeInSecondLine(
  union: Pick<UnionRow, 'path' | 'level' | 'linePath' | 'ledCount'>,
  leader: Pick<UnionRow, 'path' | 'linePath' | 'ledCount'>,
  ledBelow: number,
): Outcome<OrgPath> {
  if (union.linePath !== null) return refuse(errors['already-led']);
  if (union.ledCount > 0 || ledBelow > 0) return refuse(errors['leads-others']);
  // Led by itself or by what hangs below it, the line would begin at its own end.
  if (isSameOrBelow(leader.path, union.path)) return refuse(errors['leads-others']);
  const root = leader.linePath ?? leader.path;
  // With room for everything that may yet be founded below it.
  if (depthOf(root) + 1 + MAX_DEPTH - union.level > MAX_LINE_DEPTH) return refuse(errors['too-deep'], { limit: MAX_DEPTH });
  // The leading '0' keeps led unions apart from children, whose ordinals never begin with it.
  return ok(toOrgPath(`${root}0${(leader.ledCount + 1).toString(36)}/`));
}
