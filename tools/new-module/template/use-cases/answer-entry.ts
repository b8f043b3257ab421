import { handle } from '#platform/access/handler.ts';
import { record } from '#platform/journal/journal.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { endpoints } from '../contract.ts';
import { entryAnswered } from '../events/definitions.ts';
import { decideAnswer } from '../rules/answer.ts';

/** The row is locked: of two officers who answer at once, one is told that it has been answered. */
export const answerEntry = handle(endpoints.answerEntry, async (ctx, input, row) => {
  const { actor } = ctx;
  if (actor.kind !== 'person') throw new TypeError('access let somebody in who is no person');
  orThrow(decideAnswer(row, actor.personId));
  await record(ctx, [entryAnswered({
    entryId: row.id, personId: row.personId, unionId: row.unionId, madeOn: row.madeOn, officerId: actor.personId, answer: input.text,
  })]);
  return {};
});
