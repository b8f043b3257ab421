import { shiftInstant } from '#platform/kernel/clock.ts';
import type { TodoSource } from '#platform/registry/desk.ts';
import { countEmptyOffices, countEndingOffices } from './store/office-counts.ts';

const SOON_MS = 30 * 86_400_000;

/** Terms that end within thirty days, and unions directly below without a chair or an administrator. */
export const officeTodos: readonly TodoSource[] = [{
  permission: 'orgs.office.appoint',
  async list(ctx) {
    const now = ctx.clock.now();
    const ending = await countEndingOffices(ctx.tx, ctx.reach, { now, until: shiftInstant(now, SOON_MS) });
    const empty = await countEmptyOffices(ctx.tx, ctx.reach, now);
    return [
      { kind: 'offices.todo.ending', count: ending, link: '/unions', isUrgent: false },
      { kind: 'offices.todo.empty', count: empty, link: '/unions', isUrgent: false },
    ];
  },
}];
