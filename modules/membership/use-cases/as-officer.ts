import { canAt } from '#platform/access/decide.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import type { Permission } from '#platform/contract/permissions.ts';
import { AppError } from '#platform/kernel/app-error.ts';

export type Duty = { readonly permission: Permission; readonly orgPath: string; readonly linePath: string | null };

/**
 * Changes the tree from a step of a case. A task's request reaches no further than its person, so the house writes; but only
 * for somebody who holds the duty at that place themselves, whatever the flow says: a union's own version of it cannot let
 * anybody else found or appoint.
 */
export async function asOfficer<T>(ctx: Ctx, { permission, ...place }: Duty, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const asking = { actor: ctx.actor, actingUnion: ctx.actingUnion, now: ctx.clock.now() };
  if (!canAt(permission, place, asking, ctx.permissions)) throw new AppError(generalErrors['not-allowed']);
  return withSystemReach(ctx, 'setup', work);
}
