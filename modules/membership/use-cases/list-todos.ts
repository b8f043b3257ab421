import type { Ctx } from '#platform/access/ctx.ts';
import { liveGrants } from '#platform/access/decide.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import type { TodoSource } from '#platform/registry/desk.ts';
import { countOpenJoins } from '../store/open-counts.ts';

/** Applications that the officer's own unions have to answer; late ones count as urgent. Foundings stand on the desk of approvals. */
export const membershipTodos: readonly TodoSource[] = [
  {
    permission: 'membership.join.decide',
    async list(ctx) {
      const { open, late } = await countOpenJoins(ctx.tx, ctx.reach, { unionIds: unionsOf(ctx), today: dateInChina(ctx.clock.now()) });
      return [{ kind: 'membership.todo.joins', count: open, link: '/joins', isUrgent: late > 0 }];
    },
  },
];

function unionsOf(ctx: Ctx): string[] {
  if (ctx.actor.kind !== 'person') return [];
  return liveGrants(ctx.actor.grants, { actingUnion: ctx.actingUnion, now: ctx.clock.now() }).map((grant) => grant.unionId);
}
