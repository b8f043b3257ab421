import { canAt } from '#platform/access/decide.ts';
import { handle } from '#platform/access/handler.ts';
import { listPersonHomes } from '#platform/orgs/store/persons.ts';
import { listUnionsById } from '#platform/orgs/store/unions.ts';
import { endpoints } from '../contract.ts';
import { canAnswer } from '../rules/answer.ts';
import { entryOpener } from './entry-opener.ts';

export const readEntry = handle(endpoints.readEntry, async (ctx, _input, row) => {
  const opener = await entryOpener(ctx, [row]);
  const [union] = await listUnionsById(ctx.tx, [row.unionId]);
  // A worker who has moved out of the caller's reach is not named any more.
  const [worker] = await listPersonHomes(ctx.tx, [row.personId]);
  const asking = { actor: ctx.actor, actingUnion: ctx.actingUnion, now: ctx.clock.now() };
  const officerId = ctx.actor.kind === 'person' ? ctx.actor.personId : '';
  return {
    entryId: row.id, title: row.title, unionId: row.unionId, unionName: union?.name ?? '', madeAt: row.madeAt,
    answeredAt: row.answeredAt, workerName: worker?.name ?? '', text: opener.text(row), answer: opener.answer(row),
    can: { answer: canAnswer(row, officerId) && canAt('example-service.entry.answer', row, asking, ctx.permissions) },
  };
});
