import { liveGrants } from '#platform/access/decide.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { countAsked } from '../store/entries.ts';

/** Groups that wait for the word of an officer of the asking person's own unions; what is over or called off waits for nobody. */
export async function countAskedOfMine(ctx: Ctx, service: string): Promise<number> {
  if (ctx.actor.kind !== 'person') return 0;
  const unionIds = liveGrants(ctx.actor.grants, { actingUnion: ctx.actingUnion, now: ctx.clock.now() }).map((grant) => grant.unionId);
  return countAsked(ctx.tx, ctx.reach, { service, unionIds, now: ctx.clock.now() });
}
