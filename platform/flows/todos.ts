import type { Ctx } from '#platform/access/ctx.ts';
import { countOpen, countWeek } from './store/lists.ts';

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

/** One line of the weekly card: what came to this officer's desk, what they did, what waits. */
export const flowsWeeks = [{
  permission: 'flows.process.read' as const,
  async count(ctx: Ctx, week: { readonly from: Date; readonly to: Date }) {
    const counted = ctx.actor.kind === 'person' ? await countWeek(ctx.tx, ctx.actor.personId, week) : { came: 0, closed: 0, waits: 0 };
    return { kind: 'flows.week', ...counted, link: '/flows' };
  },
}];
