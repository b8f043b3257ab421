import { countAskedOfMine } from '#capabilities/signup/use-cases/count-asked.ts';
import type { TodoSource } from '#platform/registry/desk.ts';

/** Who signed up for something that an officer decides on, and has had no word yet. */
export const activityTodos: readonly TodoSource[] = [{
  permission: 'signup.entry.decide',
  list: async (ctx) => [{ kind: 'activities.office.todo', count: await countAskedOfMine(ctx, 'activities'), link: '/activities', isUrgent: false }],
}];
