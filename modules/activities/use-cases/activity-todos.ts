import { countAskedOfMine } from '#capabilities/signup/use-cases/count-asked.ts';
import { liveGrants } from '#platform/access/decide.ts';
import type { TodoSource } from '#platform/registry/desk.ts';
import { countWaiting } from '../store/photos.ts';

/** Who signed up for something that an officer decides on and has had no word yet; photos that wait to be seen. */
export const activityTodos: readonly TodoSource[] = [{
  permission: 'signup.entry.decide',
  list: async (ctx) => [{ kind: 'activities.office.todo', count: await countAskedOfMine(ctx, 'activities'), link: '/activities', isUrgent: false }],
}, {
  permission: 'activities.activity.manage',
  async list(ctx) {
    if (ctx.actor.kind !== 'person') return [];
    const unionIds = liveGrants(ctx.actor.grants, { actingUnion: ctx.actingUnion, now: ctx.clock.now() }).map((grant) => grant.unionId);
    const walls = await countWaiting(ctx.tx, ctx.reach, unionIds);
    const [first] = walls;
    // One after the other: with the first looked through, the line leads to the next.
    return [{ kind: 'activities.office.todo-photos', count: walls.reduce((sum, { photos }) => sum + photos, 0), link: first === undefined ? '/activities' : `/activities/${first.activityId}`, isUrgent: false }];
  },
}];
