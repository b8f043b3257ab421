import type { Ctx } from '#platform/access/ctx.ts';
import { liveGrants } from '#platform/access/decide.ts';
import type { TodoSource } from '#platform/registry/desk.ts';
import { countDueAt } from '../store/dossiers.ts';
import { todayOf } from './asking-person.ts';

/** Yearly reviews that have fallen due at the officer's own unions. Applications stand among the engine's tasks. */
export const aidTodos: readonly TodoSource[] = [{
  permission: 'aid.dossier.read',
  async list(ctx) {
    const due = await countDueAt(ctx.tx, ctx.reach, { unionIds: unionsOf(ctx), today: todayOf(ctx) });
    return [{ kind: 'aid.todo.due', count: due, link: '/aid?view=due', isUrgent: false }];
  },
}];

function unionsOf(ctx: Ctx): string[] {
  if (ctx.actor.kind !== 'person') return [];
  return liveGrants(ctx.actor.grants, { actingUnion: ctx.actingUnion, now: ctx.clock.now() }).map((grant) => grant.unionId);
}
