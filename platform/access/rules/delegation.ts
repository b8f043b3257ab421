import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { isSameOrBelow, type OrgPath } from '#platform/kernel/org-path.ts';
import type { Role } from '#platform/contract/permissions.ts';
import type { Grant } from '../actor.ts';
import { delegationErrors } from '../contract.ts';

export type WantedGrant = {
  readonly role: Role;
  readonly orgPath: OrgPath;
  readonly hasSubtree: boolean;
  readonly validUntil: Date | null;
};

/**
 * Handing on one's own duty for a time: nobody hands on more than they hold, wider than their reach, longer than
 * their own term. Pure; the answer is checked again by the ended-with-its-giver rule in apply.
 */
export function decideDelegation(held: Grant, wanted: WantedGrant, now: Date): Outcome<WantedGrant> {
  if (held.role !== wanted.role) return refuse(delegationErrors['not-yours']);
  if (held.validUntil !== null && held.validUntil <= now) return refuse(delegationErrors['not-yours']);
  const isInside = held.hasSubtree
    ? isSameOrBelow(wanted.orgPath, held.orgPath)
    : wanted.orgPath === held.orgPath && !wanted.hasSubtree;
  if (!isInside) return refuse(delegationErrors['too-wide']);
  if (wanted.validUntil === null || wanted.validUntil <= now) return refuse(delegationErrors['too-long']);
  if (held.validUntil !== null && wanted.validUntil > held.validUntil) return refuse(delegationErrors['too-long']);
  return ok(wanted);
}

/**
 * The second line that a duty handed on may reach along: the union's own where it lies in the giver's, else none but the
 * first. A union below the giver's may itself lead others, whom the giver does not reach.
 */
export function lineOfDelegation(
  held: Pick<Grant, 'linePath'>, union: { readonly path: OrgPath; readonly linePath: OrgPath | null },
): OrgPath {
  return union.linePath !== null && isSameOrBelow(union.linePath, held.linePath) ? union.linePath : union.path;
}
