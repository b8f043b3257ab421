import { withSystemReach } from '#platform/access/with-system.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import type { TodoSource } from '#platform/registry/desk.ts';
import { listRunningDraws } from './store/draws.ts';
import { listParties } from './store/parties.ts';
import { officesOf, tasksOf } from './use-cases/read-draw.ts';

const DAY = 86_400_000;

/** A press that a draw waits for: a commitment before the list is closed, a value when it is one's turn, a word when it stands still. */
export const drawTodos: readonly TodoSource[] = [{
  permission: 'draw.party.act',
  async list(ctx) {
    const unionIds = officesOf(ctx);
    const tasks = await withSystemReach(ctx, 'job', async (job) => {
      const draws = await listRunningDraws(job.tx, unionIds);
      const parties = await listParties(job.tx, draws.map(({ id }) => id));
      return draws.flatMap((draw) => tasksOf(job, { draw, parties: parties.filter(({ drawId }) => drawId === draw.id), unionIds, nameOf: () => '' }));
    });
    const soon = shiftInstant(ctx.clock.now(), DAY);
    const commits = tasks.filter(({ state, commitment }) => (state === 'open' || state === 'delayed') && commitment === null);
    const closers = tasks.filter(({ state, role, hasCloser }) => (state === 'open' || state === 'delayed') && role === 'organiser' && !hasCloser);
    const toDo = (kind: string, count: number, isUrgent: boolean) => ({ kind: `draw.todo.${kind}`, count, link: '/draws', isUrgent });
    return [
      toDo('commit', commits.length, commits.some(({ freezeAt }) => freezeAt <= soon)),
      toDo('choose-closer', closers.length, closers.some(({ freezeAt }) => freezeAt <= soon)),
      toDo('reveal', tasks.filter(({ isTurn }) => isTurn).length, true),
      toDo('stuck', tasks.filter(({ state, role }) => state === 'stuck' && role === 'organiser').length, true),
    ];
  },
}];
