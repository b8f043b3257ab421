import type { Ctx } from '#platform/access/ctx.ts';
import { countOpen } from './store/lists.ts';

/** What waits for an officer's word, on the console's first page; what is late stands above. */
export const flowsTodos = [{
  permission: 'flows.process.read' as const,
  async list(ctx: Ctx) {
    if (ctx.actor.kind !== 'person') return [];
    const { todo, overdue } = await countOpen(ctx.tx, ctx.actor.personId, ctx.clock.now());
    return [
      { kind: 'flows.todoOverdue', count: overdue, link: '/flows', isUrgent: true },
      { kind: 'flows.todo', count: todo - overdue, link: '/flows', isUrgent: false },
    ];
  },
}];
