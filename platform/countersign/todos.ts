import type { AnyCountersignedAction } from '#platform/access/countersigned-action.ts';
import type { TodoSource } from '#platform/registry/desk.ts';
import { countReady } from './store/requests.ts';
import { listAskedOf } from './use-cases/read-requests.ts';

/** What waits for this person's second look, and what they may perform now that somebody has approved it. */
export function countersignTodos(actions: ReadonlyMap<string, AnyCountersignedAction>): readonly TodoSource[] {
  return [{
    permission: 'countersign.request.decide',
    async list(ctx) {
      if (ctx.actor.kind !== 'person') return [];
      const { personId } = ctx.actor;
      return [
        { kind: 'countersign.todo.asked', count: (await listAskedOf(ctx, actions, personId)).length, link: '/countersign', isUrgent: true },
        {
          kind: 'countersign.todo.ready', count: await countReady(ctx.tx, ctx.reach, { personId, now: ctx.clock.now() }),
          link: '/countersign?view=mine', isUrgent: false,
        },
      ];
    },
  }];
}
