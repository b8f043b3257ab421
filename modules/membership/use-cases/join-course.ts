import type { Ctx } from '#platform/access/ctx.ts';
import { systemReach } from '#platform/access/reach.ts';
import { errors as consentErrors } from '#platform/consents/contract/errors.ts';
import { currentText } from '#platform/consents/use-cases/current-text.ts';
import { consentStates, requireNotWithdrawn } from '#platform/consents/use-cases/take-consents.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { blindIndex } from '#platform/crypto/blind-index.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import type { CaseFacts } from '#platform/flows/process.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId, type UnionId } from '#platform/kernel/id.ts';
import { ok, orThrow, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { findMember, registerErrors } from '#modules/register/public.ts';
import { errors } from '../contract/access.ts';
import { joinAccepted, joinAsked, joinClimbed, joinReturned, joinWithdrawn } from '../events/definitions.ts';
import { employerKey } from '../rules/employer-name.ts';
import { joinDue, type JoinDue } from '../rules/limits.ts';
import { findJoin, hasOpenJoin } from '../store/joins.ts';
import type { JoinRow } from '../store/rows.ts';
import { findLivingUnionId } from '../store/unions.ts';
import { askingPerson, calendarFrom, mayAt, todayOf } from './asking-person.ts';
import { holdHome, welcome } from './homes.ts';
import { limitsOf } from './limits.ts';
import { applicantIn, readApplicant } from './read-applicant.ts';
import { openIdNumber } from './read-joins.ts';

/*
 * What an application to join does beside asking the union. Called by the engine in the reach 'job'; the record is written
 * under the id of the case.
 */
const PURPOSES = ['joining', 'id-number'] as const;
const isOpen = ({ status }: Pick<JoinRow, 'status'>): boolean => status === 'waiting' || status === 'sent-back';

/** Nobody's member, with one application at a time, and only with both consents. What was taken up from before cases has been judged. */
export async function mayJoin(ctx: Ctx, facts: CaseFacts): Promise<Outcome<void>> {
  const { caseId, starter, unionId } = facts;
  const row = await holdJoin(ctx, caseId);
  if (row !== undefined) return row.personId === starter && isOpen(row) ? ok(undefined) : refuse(errors['already-asked']);
  if (await holdHome(ctx, starter) !== undefined) return refuse(errors['already-member']);
  if (await hasOpenJoin(ctx.tx, starter)) return refuse(errors['already-asked']);
  const union = await findUnion(ctx.tx, unionId);
  const states = await consentStates(ctx, { personId: starter, textKey: 'joining', path: union?.path ?? null });
  return PURPOSES.every((purpose) => states.get(purpose) === 'given') ? ok(undefined) : refuse(consentErrors['consent-missing']);
}

/** What stands already is not written over: it came from before cases, or is sent in again just now. */
export async function noteJoin(ctx: Ctx, facts: CaseFacts): Promise<void> {
  if (await holdJoin(ctx, facts.caseId) === undefined) await note(ctx, facts);
}

/** Corrected, it is judged and written anew, with the days of the union that was asked first. */
export async function returnJoin(ctx: Ctx, facts: CaseFacts, isBack: boolean): Promise<void> {
  const row = await holdJoin(ctx, facts.caseId);
  if (row === undefined) return;
  if (!isBack && row.status === 'sent-back') await note(ctx, facts, row);
  // Why stands in the case, sealed with the worker's key.
  if (isBack && row.status === 'waiting') await record(ctx, [joinReturned({ joinId: row.id, personId: row.personId, officerId: askingPerson(ctx), status: 'sent-back', reason: '' })]);
}

/** The promise of the union that is asked, as the record has it; anew where it was not this one's. */
export async function decideDay(ctx: Ctx, { caseId }: CaseFacts, unionId: UnionId): Promise<PlainDate> {
  const row = await holdJoin(ctx, caseId);
  return row?.status === 'waiting' && row.holderId === unionId ? row.dueOn : (await dueAt(ctx, unionId)).dueOn;
}

/** The day has passed: the union above is asked as well, and it is the one that answers from now on. */
export async function climbJoin(ctx: Ctx, { caseId }: CaseFacts, holderId: UnionId): Promise<void> {
  const row = await holdJoin(ctx, caseId);
  if (row?.status !== 'waiting') return;
  await record(ctx, [joinClimbed({ joinId: row.id, personId: row.personId, fromId: row.holderId, holderId, ...await dueAt(ctx, holderId) })]);
}

/** Membership begins at the union that was asked for, also when one above it decides; a merged one's successor takes its place. */
export async function takeIn(ctx: Ctx, facts: CaseFacts): Promise<void> {
  const row = await holdJoin(ctx, facts.caseId);
  if (row?.status !== 'waiting') throw new AppError(errors['moved-on']);
  // A union's own version may ask whom it likes; only who holds the duty there takes anybody in.
  if (ctx.actor.kind !== 'person' || !mayAt(ctx, 'membership.join.decide', row)) throw new AppError(generalErrors['not-allowed']);
  const unionId = await findLivingUnionId(ctx.tx, row.unionId);
  if (unionId === undefined) throw new AppError(errors['union-gone']);
  // Taken in meanwhile by another road, an import or an officer's desk.
  if (await holdHome(ctx, row.personId) !== undefined) throw new AppError(errors['already-member']);
  await requireNotWithdrawn(ctx, { personId: row.personId, textKey: 'joining', purposes: PURPOSES });
  await record(ctx, [joinAccepted({ joinId: row.id, personId: row.personId, officerId: askingPerson(ctx) })]);
  await enter(ctx, row, unionId);
}

export async function endJoin(ctx: Ctx, { caseId }: CaseFacts, outcome: 'agreed' | 'refused' | 'withdrawn'): Promise<void> {
  const row = await holdJoin(ctx, caseId);
  if (outcome === 'agreed' || row === undefined || !isOpen(row)) return;
  const join = { joinId: row.id, personId: row.personId };
  await record(ctx, [outcome === 'withdrawn' ? joinWithdrawn(join) : joinReturned({ ...join, officerId: askingPerson(ctx), status: 'refused', reason: '' })]);
}

async function holdJoin(ctx: Ctx, caseId: string): Promise<JoinRow | undefined> {
  return findJoin(ctx.tx, systemReach('job'), caseId, true);
}

/** The whole form as it stands now, judged: the first time, and every time it was corrected. */
async function note(ctx: Ctx, { caseId, starter, unionId, answers }: CaseFacts, row?: JoinRow): Promise<void> {
  const form = applicantIn(answers);
  const { idNumber, creditCode } = orThrow(readApplicant(form, todayOf(ctx)));
  const known = await findMember(ctx, { idNumber });
  if (known !== undefined && known.personId !== starter) throw new AppError(errors['id-taken']);
  await requireNotWithdrawn(ctx, { personId: starter, textKey: 'joining', purposes: PURPOSES });
  const { name, employer, category } = form;
  try {
    await record(ctx, [joinAsked({
      joinId: toId<'join'>(caseId), personId: starter, unionId, holderId: unionId, name, idNumber, idIndex: blindIndex(ctx.keyring, 'id-number', idNumber), employer,
      employerKey: employer === null ? null : employerKey(employer), creditCode, category, noticeVersion: row?.noticeVersion ?? await noticeAt(ctx, unionId),
      ...await dueAt(ctx, unionId),
    })]);
  } catch (error) {
    // Two windows of one phone, or two phones with one ID number: the index has the last word.
    const constraint = violatedConstraint(error);
    if (constraint === 'membership_join_person') throw new AppError(errors['already-asked']);
    if (constraint === 'membership_join_number') throw new AppError(errors['id-taken']);
    throw error;
  }
}

/** The day of the text that was just agreed to. */
async function noticeAt(ctx: Ctx, unionId: UnionId): Promise<PlainDate> {
  const union = await findUnion(ctx.tx, unionId);
  return (await currentText(ctx, 'joining', union?.path ?? null)).current.validFrom;
}

async function dueAt(ctx: Ctx, unionId: UnionId): Promise<JoinDue> {
  const today = todayOf(ctx);
  return joinDue(await calendarFrom(ctx, today), today, await limitsOf(ctx, unionId, today));
}

async function enter(ctx: Ctx, row: JoinRow, unionId: UnionId): Promise<void> {
  const { personId, name, employer, category } = row;
  try {
    await welcome(ctx, {
      personId, unionId, name, idNumber: await openIdNumber(ctx, row), memberKind: employer === null ? 'individual' : 'regular',
      details: {
        joinChannel: 'online', joinedOn: todayOf(ctx), employment: employer === null ? 'flexible' : 'employed',
        consent: { version: row.noticeVersion, at: row.askedAt.toISOString() },
        ...(employer === null ? {} : { workUnit: employer }), ...(category === 'none' ? {} : { newForm: category }),
      },
    });
  } catch (error) {
    // The number is on another person's record: entered there since the application was made.
    if (error instanceof AppError && error.code === registerErrors.elsewhere.code) throw new AppError(errors['id-taken']);
    throw error;
  }
}
