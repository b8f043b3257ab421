import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { ageBand } from '#platform/consents/rules/age.ts';
import { takeConsents } from '#platform/consents/use-cases/take-consents.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import { blindIndex } from '#platform/crypto/blind-index.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId, type PersonId, type UnionId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { systemReach } from '#platform/access/reach.ts';
import { holdUnion } from '#platform/orgs/store/unions.ts';
import { requireServiceOf } from '#platform/switchboard/gate.ts';
import { findMember } from '#modules/register/public.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { joinAsked, joinWithdrawn } from '../events/definitions.ts';
import { employerKey } from '../rules/employer-name.ts';
import { decideJoin } from '../rules/join-state.ts';
import { joinDue } from '../rules/limits.ts';
import { findJoin } from '../store/joins.ts';
import type { JoinId } from '../store/rows.ts';
import { findLivingUnionId } from '../store/unions.ts';
import { askingPerson, calendarFrom, todayOf } from './asking-person.ts';
import { holdHome } from './homes.ts';
import { limitsOf } from './limits.ts';
import { readApplicant, type ApplicantForm } from './read-applicant.ts';

type Place = { readonly joinId: JoinId; readonly personId: PersonId; readonly unionId: UnionId; readonly holderId: UnionId };

export const askToJoin = handle(endpoints.askToJoin, async (ctx, input) => {
  const personId = askingPerson(ctx);
  const joinId = toId<'join'>(input.joinId);
  // The union before the person, as everywhere: what is agreed to below writes the union's place.
  await holdUnion(ctx, input.unionId);
  if (await holdHome(ctx, personId) !== undefined) throw new AppError(errors['already-member']);
  const unionId = await findLivingUnionId(ctx.tx, input.unionId);
  if (unionId === undefined) throw new AppError(errors['union-gone']);
  await requireServiceOf(ctx, 'membership', unionId);
  // The phone made the id: another's, or an application that was sent before.
  const isTaken = await withSystemReach(ctx, 'job', async ({ tx }) => await findJoin(tx, systemReach('job'), joinId, false) !== undefined);
  if (isTaken) throw new AppError(errors['already-asked']);
  return { joinId, ...await ask(ctx, { joinId, personId, unionId, holderId: unionId }, input) };
});

/** To the union that sent it back: it has the matter in hand, wherever it has climbed to. */
export const correctJoin = handle(endpoints.correctJoin, async (ctx, input, row) => {
  orThrow(decideJoin(row.status, 'correct'));
  await holdUnion(ctx, row.unionId);
  return ask(ctx, { joinId: row.id, personId: row.personId, unionId: row.unionId, holderId: row.holderId }, input);
});

export const withdrawJoin = handle(endpoints.withdrawJoin, async (ctx, _input, row) => {
  orThrow(decideJoin(row.status, 'withdraw'));
  await record(ctx, [joinWithdrawn({ joinId: row.id, personId: row.personId })]);
  return {};
});

async function ask(ctx: Ctx, place: Place, form: ApplicantForm) {
  const today = todayOf(ctx);
  const { idNumber, creditCode, bornOn } = orThrow(readApplicant(form, today));
  const known = await withSystemReach(ctx, 'job', (system) => findMember(system, { idNumber }));
  if (known !== undefined && known.personId !== place.personId) throw new AppError(errors['id-taken']);
  const { employer, category, name, consent } = form;
  const noticeVersion = await takeConsents(ctx, {
    personId: place.personId, textKey: 'joining', unionId: place.unionId, agreement: consent, ...(bornOn === undefined ? {} : { band: ageBand(bornOn, today) }),
  });
  const due = joinDue(await calendarFrom(ctx, today), today, await limitsOf(ctx, place.holderId, today));
  try {
    await record(ctx, [joinAsked({
      ...place, name, idNumber, idIndex: blindIndex(ctx.keyring, 'id-number', idNumber), employer, employerKey: employer === null ? null : employerKey(employer),
      creditCode, category, noticeVersion, ...due,
    })]);
  } catch (error) {
    // Two windows of one phone, or two phones with one ID number: the index has the last word.
    const constraint = violatedConstraint(error);
    if (constraint === 'membership_join_person') throw new AppError(errors['already-asked']);
    if (constraint === 'membership_join_number') throw new AppError(errors['id-taken']);
    throw error;
  }
  return due;
}
