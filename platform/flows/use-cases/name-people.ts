import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { loadKeys, type SubjectKeys } from '#platform/crypto/store/subject-keys.ts';
import type { Answers } from '#platform/forms/condition.ts';
import type { Form } from '#platform/forms/form.ts';
import { spendQuota } from '#platform/guard/spend.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { openPhone } from '#platform/orgs/store/persons.ts';
import { endpoints, errors } from '../contract.ts';
import { personsIn } from '../rules/persons-in.ts';
import { findHomeUnion, isAskedAt, listNameable, listNamesakes, type Namesake } from '../store/people.ts';
import { askingPerson, officesOf } from './asking-person.ts';

/** So many numbers are opened at least, whoever was asked about: how long it takes tells nobody whether the name is there. */
const LEAST_OPENED = 8;
/** More of one name in one union are not told apart. */
const MOST_NAMESAKES = 60;

/** A member names a colleague whom they know: never a list, and not often enough in a day to guess. */
export const confirmMember = handle(endpoints.confirmMember, async (ctx, { unionId, name, lastDigits }) => {
  const asker = askingPerson(ctx);
  const isOwn = officesOf(ctx).some((one) => one === unionId) || await findHomeUnion(ctx.tx, asker) === unionId;
  const member = await withSystemReach(ctx, 'job', async (within) => {
    const isAsked = await isAskedAt(within.tx, asker, unionId);
    const people = await listNamesakes(within.tx, { unionId, name, asker, most: MOST_NAMESAKES });
    const keys = await loadKeys(within.tx, ctx.keyring, people.map((one) => one.personId));
    const ending = endingSo(people, keys, lastDigits);
    const [only, another] = ending;
    const isTold = (isOwn || isAsked) && another === undefined && people.length <= MOST_NAMESAKES;
    return only === undefined || !isTold ? null : { personId: only.personId, name: only.name };
  });
  await spendQuota(ctx, [{ quota: 'membersNamedPerPersonDay', subject: asker }], errors['named-often']);
  return { member };
});

function endingSo(people: readonly Namesake[], keys: SubjectKeys, lastDigits: string): readonly Namesake[] {
  const ending = new Set<Namesake>();
  for (let turn = 0; turn < Math.max(LEAST_OPENED, people.length); turn += 1) {
    const person = people[turn % people.length];
    const key = person === undefined ? undefined : keys.get(person.personId);
    if (person === undefined || person.phoneSealed === null || key === undefined) continue;
    const isEnding = openPhone(key, person.personId, { phoneSealed: person.phoneSealed, phoneEvent: person.phoneEvent }).endsWith(lastDigits);
    if (isEnding && person.isAsked) ending.add(person);
  }
  return [...ending];
}

type Named = {
  readonly form: Form;
  readonly answers: Answers;
  /** Whoever stood there before may stay, even if they have left meanwhile. */
  readonly held: Answers;
  readonly unionId: string;
  /** Unions whose officers may be named too. */
  readonly officesAt?: () => Promise<readonly string[]>;
};

/** Whatever the screen offered: an answer names members of the case's own union, and nobody else by an id. */
export async function requireNamed(ctx: Ctx, { form, answers, held, unionId, officesAt }: Named): Promise<void> {
  const named = personsIn(form, answers).filter(({ key, personId }) => held[key] !== personId);
  if (named.length === 0) return;
  const known = await withSystemReach(ctx, 'job', async (within) =>
    listNameable(within.tx, named.map((one) => one.personId), { unionId, officesAt: await officesAt?.() ?? [], now: ctx.clock.now() }));
  const wrong = named.filter(({ personId }) => !known.has(personId));
  if (wrong.length > 0) throw new AppError(errors['answers-invalid'], {}, wrong.map(({ key }) => ({ path: `answers.${key}`, code: 'forms.answer.not-this-person', params: {} })));
}
