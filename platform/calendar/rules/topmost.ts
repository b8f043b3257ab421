import type { Reach } from '#platform/access/reach.ts';
import { depthOf, toOrgPath } from '#platform/kernel/org-path.ts';

/** True when the reach begins at a union without parent. With the first wall taken down, the database says no. */
export function isTopmostReach(reach: Reach): boolean {
  return reach.wall === 'database' || reach.unions.some((range) => depthOf(toOrgPath(range.from)) === 1);
}
