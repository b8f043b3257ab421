import { newId } from '#platform/kernel/random.ts';
import type { MatrixRow, PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import { PLACES } from '#platform/testkit/matrix/matrix-tree.ts';
import { insertNotices } from '../store/notices.ts';

/** One notice for the worker of every union; each sees their own and nobody any other. */
export const prepareMatrix: PrepareMatrix = async ({ world, people }) => {
  const rows = PLACES.map((at): MatrixRow & { readonly id: string } =>
    ({ at, id: newId(world.house), belongsTo: [people.holders[at]], marks: [`/matrix/notice/${at}/`] }));
  await world.asSystem('tail', ({ tx }) => insertNotices(tx, rows.map(({ at, id, marks: [link = ''] }) => ({
    id, personId: people.holders[at], kind: 'matrix.notice', params: {}, link, madeAt: world.clock.now(), eventId: newId(world.house),
  }))));
  return {
    'notices.listMine': { input: () => ({}), shows: rows },
    'notices.countUnread': { input: () => ({}) },
    'notices.markRead': { input: () => ({ ids: rows.map((row) => row.id) }) },
  };
};
