import { liveGrants } from '#platform/access/decide.ts';
import type { TodoSource } from '#platform/registry/desk.ts';
import { listUnionsById } from '#platform/orgs/store/unions.ts';
import { stepDown } from './rules/resolve.ts';
import { loadGround } from './use-cases/load-ground.ts';

/** Settings that a union above and the own one have both changed: the own ones hold until somebody has looked. */
export const switchboardTodos: readonly TodoSource[] = [{
  permission: 'switchboard.layout.publish',
  async list(ctx) {
    if (ctx.actor.kind !== 'person') return [];
    const offices = liveGrants(ctx.actor.grants, { actingUnion: ctx.actingUnion, now: ctx.clock.now() });
    let conflicts = 0;
    for (const union of await listUnionsById(ctx.tx, offices.map((grant) => grant.unionId))) {
      const { above, own } = await loadGround(ctx.tx, union);
      conflicts += stepDown(above, { by: { unionId: union.id, name: union.name }, changes: own }).conflicts.length;
    }
    return [{ kind: 'switchboard.todo.conflicts', count: conflicts, link: '/services', isUrgent: false }];
  },
}];
