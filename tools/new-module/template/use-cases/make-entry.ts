import { handle } from '#platform/access/handler.ts';
import { findPerson } from '#platform/accounts/store/persons.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { holdUnion } from '#platform/orgs/store/unions.ts';
import { endpoints, errors } from '../contract.ts';
import { entryMade } from '../events/definitions.ts';

/** A worker's entry goes to the own union, wherever that hangs at this moment. */
export const makeEntry = handle(endpoints.makeEntry, async (ctx, input) => {
  const { actor } = ctx;
  if (actor.kind !== 'person') throw new TypeError('access let somebody in who is no person');
  const person = await findPerson(ctx.tx, actor.personId);
  const union = person === undefined || person.unionId === null ? undefined : await holdUnion(ctx, person.unionId);
  if (union === undefined) throw new AppError(errors['no-union']);
  const entryId = newId<'entry'>(ctx);
  await record(ctx, [entryMade({
    entryId, personId: actor.personId, unionId: union.id, madeOn: dateInChina(ctx.clock.now()), title: input.title, text: input.text,
  })]);
  return { entryId };
});
