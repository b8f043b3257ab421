import type { Access } from '#platform/contract/access.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import type { Permission, PermissionCatalogue, Role } from '#platform/contract/permissions.ts';
import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import type { Actor, Grant } from './actor.ts';
import { isPlaceInReach, MAX_RANGES, noReach, personalReach, unionReach, type Reach } from './reach.ts';

/** Which roles hold which permission, over all rooms and modules. */
export type PermissionBook = ReadonlyMap<Permission, ReadonlySet<Role>>;

export function buildPermissionBook(catalogues: readonly PermissionCatalogue[]): PermissionBook {
  const book = new Map<Permission, ReadonlySet<Role>>();
  for (const entry of catalogues.flat()) {
    if (book.has(entry.permission)) throw new TypeError(`permission ${entry.permission} is defined twice`);
    book.set(entry.permission, new Set(entry.roles));
  }
  return book;
}

/**
 * `visible` is what may be looked at (a row outside it does not exist for this caller);
 * `permitted` is where the endpoint's permission holds. Permitted lies inside visible.
 */
export type AccessPlan = { readonly visible: Reach; readonly permitted: Reach };

export type Asking = { readonly actor: Actor; readonly actingUnion: UnionId | undefined; readonly now: Date };

/** The one decision who may call what. Default deny: every branch that does not say yes ends in a refusal. */
export function decide(access: Access, asking: Asking, book: PermissionBook): Outcome<AccessPlan> {
  const { actor } = asking;
  switch (access.kind) {
    case 'open':
      return ok({ visible: noReach, permitted: noReach });
    case 'new-case':
      // The id comes from the input, which the caller of decide() has parsed; see openReach().
      return ok({ visible: noReach, permitted: noReach });
    case 'signed-in':
      if (actor.kind !== 'person') return refuse(generalErrors['not-signed-in']);
      return own(actor);
    case 'holder':
      if (actor.kind !== 'person' && actor.kind !== 'receipt') return refuse(generalErrors['not-signed-in']);
      return own(actor);
    case 'may-on':
    case 'may-listing': {
      if (actor.kind !== 'person') return refuse(generalErrors['not-signed-in']);
      return officerPlan(access.permission, liveGrants(actor.grants, asking), book);
    }
  }
}

function own(actor: Actor): Outcome<AccessPlan> {
  const reach = personalReach(actor);
  return ok({ visible: reach, permitted: reach });
}

function officerPlan(permission: Permission, grants: readonly Grant[], book: PermissionBook): Outcome<AccessPlan> {
  if (grants.length === 0) return refuse(generalErrors['not-allowed']);
  const roles = book.get(permission) ?? new Set<Role>();
  const permitted = unionReach(grants.filter((grant) => roles.has(grant.role)));
  const visible = unionReach(grants);
  if (visible.unions.length > MAX_RANGES || visible.lines.length > MAX_RANGES) {
    return refuse(generalErrors['choose-office']);
  }
  return ok({ visible, permitted });
}

/** Expired grants never count; acting for one union narrows to the grants held there, and never widens. */
export function liveGrants(grants: readonly Grant[], asking: Pick<Asking, 'actingUnion' | 'now'>): readonly Grant[] {
  return grants.filter((grant) =>
    (grant.validUntil === null || grant.validUntil > asking.now)
    && (asking.actingUnion === undefined || grant.unionId === asking.actingUnion));
}

/** A listing needs the permission somewhere; a row needs it at the row's place. */
export function isPermittedAnywhere(plan: AccessPlan): boolean {
  return plan.permitted.unions.length > 0;
}

/** What the signed-in person may do at a place, for the `can` of a row and for menus. */
export function canAt(
  permission: Permission, place: { orgPath: string; linePath: string | null }, asking: Asking, book: PermissionBook,
): boolean {
  if (asking.actor.kind !== 'person') return false;
  const roles = book.get(permission) ?? new Set<Role>();
  const grants = liveGrants(asking.actor.grants, asking).filter((grant) => roles.has(grant.role));
  return isPlaceInReach(unionReach(grants), place);
}

