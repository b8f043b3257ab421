import type { Ctx } from '#platform/access/ctx.ts';
import { canAt } from '#platform/access/decide.ts';
import type { Permission } from '#platform/contract/permissions.ts';
import type { PersonId } from '#platform/kernel/id.ts';

/** Who is signed in: every endpoint of this module needs somebody. */
export function askingPerson({ actor }: Ctx): PersonId {
  if (actor.kind !== 'person') throw new TypeError('access let somebody in who is no person');
  return actor.personId;
}

/** Whether the caller may do this at a place: what a screen offers. */
export function mayAt(ctx: Ctx, permission: Permission, place: { readonly orgPath: string; readonly linePath: string | null }): boolean {
  return canAt(permission, place, { actor: ctx.actor, actingUnion: ctx.actingUnion, now: ctx.clock.now() }, ctx.permissions);
}
