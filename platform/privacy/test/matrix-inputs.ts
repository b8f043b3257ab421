import { record } from '#platform/journal/journal.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import type { MatrixCall, MatrixRow, PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import { PLACES } from '#platform/testkit/matrix/matrix-tree.ts';
import { errors } from '../contract.ts';
import { forgettingAsked } from '../events.ts';

const WEEK_MS = 7 * 86_400_000;

/** At every union a worker for whom an officer asked, and one of the unit for whom nobody did. Officers' own duties stand in their way. */
export const prepareMatrix: PrepareMatrix = async ({ world, tree, people }) => {
  const planted = PLACES.map((at) => ({ at, personId: people.holders[at], requestId: newId<'forgetting'>(world.house), reason: `替本人提出<${at}>` }));
  const [asking, quiet] = [people.holders.unit, newId<'person'>(world.house)];
  await world.asSystem('setup', (ctx) => record(ctx, [
    personEntered({ personId: quiet, name: '没有提出注销的职工', unionId: tree.unit.id }),
    ...planted.map(({ at, personId, requestId, reason }) => forgettingAsked({
      requestId, personId, askedBy: people.marked[at].personId, reason, dueAt: shiftInstant(ctx.clock.now(), WEEK_MS).toISOString(),
    })),
  ]));
  const rows = planted.map(({ at, personId, requestId, reason }): MatrixRow => ({ at, belongsTo: [personId], marks: [requestId, reason] }));
  const own = (more: object = {}): MatrixCall => ({ input: () => ({ language: 'en', ...more }) });
  const on = (personId: string, row: MatrixRow, more: object): MatrixCall => ({ input: () => ({ personId, ...more }), row });
  const askingRow = rows.find(({ at }) => at === 'unit');
  const quietRow: MatrixRow = { at: 'unit', belongsTo: [quiet], marks: ['没有提出注销的职工<unit>'] };
  if (askingRow === undefined) throw new Error('nothing was planted');
  return {
    'privacy.listHoldings': own(),
    'privacy.readHolding': own({ holdingKey: 'accounts.sign-in' }),
    'privacy.revealHolding': { ...own({ holdingKey: 'privacy.forgetting' }), showsOwn: rows },
    'privacy.listLooks': own(),
    'privacy.exportMine': own(),
    'privacy.readForgetting': { ...own(), showsOwn: rows },
    'privacy.askForgetting': { input: () => ({ requestId: newId(world.house) }), mayRefuse: [errors['in-the-way'], errors['already-asked']] },
    'privacy.withdrawForgetting': { input: () => ({}), mayRefuse: [errors['not-asked']] },
    'privacy.readForgettingOf': { ...on(asking, askingRow, { language: 'en' }), shows: [askingRow] },
    'privacy.askForgettingFor': on(quiet, quietRow, { requestId: newId(world.house), reason: '本人到场' }),
    'privacy.withdrawForgettingFor': on(asking, askingRow, {}),
  };
};
