import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { consentStates, takeConsents } from '#platform/consents/use-cases/take-consents.ts';
import type { Agreement } from '#platform/consents/wire.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { rememberDevice } from '../attempts.ts';
import { endpoints, errors } from '../contract.ts';
import { judgeCode, type JudgedCode } from '../judge-code.ts';
import { openSession } from '../sessions.ts';
import { spendCode } from '../store/codes.ts';
import { findPersonByPhone } from '../store/persons.ts';

/** Members sign in with a phone; a phone that nobody has yet becomes a person under the name given, with their consent. */
export const signInWithCode = handle(endpoints.signInWithCode, async (ctx, input) => {
  const judged = await judgeCode(ctx, input);
  await withSystemReach(ctx, 'job', async (system) => {
    const known = await findPersonByPhone(system.tx, judged.phoneIndex);
    const personId = known ?? await enterPerson(system, judged, input.name);
    await requireConsent(system, personId, { isNew: known === undefined, consent: input.consent });
    if (!await spendCode(system.tx, input.requestId, system.clock.now())) throw new AppError(errors['code-used']);
    await openSession(system, { kind: 'member', personId });
    await rememberDevice(system, `phone:${judged.phoneIndex}`);
  });
  return {};
});

async function enterPerson(ctx: Ctx, { phone, phoneIndex }: JudgedCode, name: string | undefined): Promise<PersonId> {
  if (name === undefined) throw new AppError(errors['name-needed']);
  const personId = newId<'person'>(ctx);
  try {
    await record(ctx, [personEntered({ personId, name, phone, phoneIndex, unionId: null })]);
  } catch (error) {
    // Two windows of one phone at the same moment: the second finds the person when it tries again.
    if (violatedConstraint(error) === 'orgs_person_phone_index_key') throw new AppError(errors['sign-in-busy']);
    throw error;
  }
  return personId;
}

/** Asked of whoever is new, and of whoever took it back; people from before this record are not turned away. */
async function requireConsent(ctx: Ctx, personId: PersonId, { isNew, consent }: { readonly isNew: boolean; readonly consent: Agreement | undefined }): Promise<void> {
  const state = isNew ? 'never' : (await consentStates(ctx, { personId, textKey: 'account', path: null })).get('account');
  if (isNew || state === 'withdrawn') await takeConsents(ctx, { personId, textKey: 'account', unionId: null, agreement: consent });
}
