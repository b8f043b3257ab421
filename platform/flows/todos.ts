import type { Ctx } from '#platform/access/ctx.ts';
import { personalReach } from '#platform/access/reach.ts';
import { withOtherReach } from '#platform/access/with-other-reach.ts';
import { countOpen, countWeek } from './store/lists.ts';

/** What waits for an officer's word, on the console's first page; what is late stands above. */
export const flowsTodos = [{
  permission: 'flows.process.read' as const,
  async list(ctx: Ctx) {
    const { actor } = ctx;
    if (actor.kind !== 'person') return [];
    // A task is its person's, not the office's.
    const { todo, overdue } = await withOtherReach(ctx, personalReach(actor), ({ tx }) => countOpen(tx, actor.personId, ctx.clock.now()));
    return [
      { kind: 'flows.todoOverdue', count: overdue, link: '/flows', isUrgent: true },
      { kind: 'flows.todo', count: todo - overdue, link: '/flows', isUrgent: false },
    ];
  },
}];

/** The approvals among all that waits. */
export const flowsWaiting = [{
  kind: 'flows.waiting', permission: 'flows.process.read' as const, link: '/flows',
  async count(ctx: Ctx) {
    const { actor } = ctx;
    return actor.kind === 'person' ? withOtherReach(ctx, personalReach(actor), ({ tx }) => countOpen(tx, actor.personId, ctx.clock.now())) : { todo: 0, overdue: 0 };
  },
}];

/** One line of the weekly card: what came to this officer's desk, what they did, what waits. */
export const flowsWeeks = [{
  permission: 'flows.process.read' as const,
  async count(ctx: Ctx, week: { readonly from: Date; readonly to: Date }) {
    const { actor } = ctx;
    const counted = actor.kind === 'person' ? await withOtherReach(ctx, personalReach(actor), ({ tx }) => countWeek(tx, actor.personId, week)) : { came: 0, closed: 0, waits: 0 };
    return { kind: 'flows.week', ...counted, link: '/flows' };
  },
}];
