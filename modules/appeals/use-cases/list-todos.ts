import type { Ctx } from '#platform/access/ctx.ts';
import { liveGrants } from '#platform/access/decide.ts';
import type { TodoSource, WeekSource } from '#platform/registry/desk.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { countMineToday, countMineWeek } from '../store/work-views.ts';

/** What the officer's own unions hold: late, nearly late, and not yet looked at. */
export const appealTodos: readonly TodoSource[] = [{
  permission: 'appeals.appeal.handle',
  async list(ctx) {
    const counts = await countMineToday(ctx.tx, ctx.reach, { unionIds: unionsOf(ctx), today: dateInChina(ctx.clock.now()) });
    return [
      { kind: 'appeals.todo.overdue', count: counts.overdue, link: '/appeals?view=overdue', isUrgent: true },
      { kind: 'appeals.todo.due-soon', count: counts.dueSoon, link: '/appeals?view=due-soon', isUrgent: false },
      { kind: 'appeals.todo.new', count: counts.new, link: '/appeals?view=new', isUrgent: false },
    ];
  },
}];

export const appealWeeks: readonly WeekSource[] = [{
  permission: 'appeals.appeal.handle',
  async count(ctx, week) {
    const counts = await countMineWeek(ctx.tx, ctx.reach, { unionIds: unionsOf(ctx), ...week });
    return { kind: 'appeals.week', ...counts, link: '/appeals' };
  },
}];

function unionsOf(ctx: Ctx): string[] {
  if (ctx.actor.kind !== 'person') return [];
  return liveGrants(ctx.actor.grants, { actingUnion: ctx.actingUnion, now: ctx.clock.now() }).map((grant) => grant.unionId);
}
