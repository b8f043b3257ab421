import type { PersonActor } from '#platform/access/actor.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { AppError } from '#platform/kernel/app-error.ts';

/** The actor of an endpoint for signed-in people, where the type cannot know it. */
export function signedInPerson(ctx: Pick<Ctx, 'actor'>): PersonActor {
  if (ctx.actor.kind !== 'person') throw new AppError(generalErrors['not-signed-in']);
  return ctx.actor;
}
