import type { Ctx } from '#platform/access/ctx.ts';
import { systemReach } from '#platform/access/reach.ts';
import type { CaseFacts } from '#platform/flows/process.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { readCreditCode } from '#modules/measures/public.ts';
import { errors } from '../contract/access.ts';
import { foundingAsked, foundingReturned, foundingWithdrawn } from '../events/definitions.ts';
import { requestIn } from '../flows/founding-answers.ts';
import { employerKey } from '../rules/employer-name.ts';
import { joinDue } from '../rules/limits.ts';
import { findFounding } from '../store/foundings.ts';
import type { FoundingRow } from '../store/rows.ts';
import { askingPerson, calendarFrom, todayOf } from './asking-person.ts';
import { limitsOf } from './limits.ts';

/** The record of a case's founding, locked. In the reach 'job', in which the engine calls. */
export async function holdFounding(ctx: Ctx, { caseId }: Pick<CaseFacts, 'caseId'>): Promise<FoundingRow | undefined> {
  return findFounding(ctx.tx, systemReach('job'), caseId, true);
}

/**
 * The first step: the request is noted as it stands now. A case that comes back from its applicant passes here again and is
 * the same request; once its union stands, the request is history and is not written over.
 */
export async function noteRequest(ctx: Ctx, facts: CaseFacts): Promise<void> {
  const { caseId, unionId, starter, answers } = facts;
  const row = await holdFounding(ctx, facts);
  // The phone made the id: it may be another's.
  if (row !== undefined && row.personId !== starter) throw new AppError(errors['already-asked']);
  if (row !== undefined && row.foundedUnionId !== null) return;
  const { unionName: _unionName, isNew: _isNew, ...request } = requestIn(answers);
  const creditCode = request.creditCode === '' ? null : readCreditCode(request.creditCode);
  if (creditCode === undefined) throw new AppError(errors['credit-code'], { field: 'credit-code' });
  if (request.joiners > request.workers) throw new AppError(errors['joiners-many'], { field: 'joiners' });
  await record(ctx, [foundingAsked({
    foundingId: toId<'founding'>(caseId), personId: starter, unionId, ...request, creditCode, employerKey: employerKey(request.employer), dueOn: await answerDue(ctx, unionId),
  })]);
}

/**
 * Given up or refused. A union that stands already is not refused away: what its congress or election lacks is sent back. Its
 * group may leave the rest undone; the union stays in preparation for the one above to see to.
 */
export async function endFounding(ctx: Ctx, facts: CaseFacts, outcome: 'agreed' | 'refused' | 'withdrawn'): Promise<void> {
  if (outcome === 'agreed') return;
  const row = await holdFounding(ctx, facts);
  // A version of a union's own that leaves the first step out has nothing to end.
  if (row === undefined) return;
  const founding = { foundingId: row.id, personId: row.personId };
  if (outcome === 'withdrawn') {
    await record(ctx, [foundingWithdrawn(founding)]);
    return;
  }
  if (row.foundedUnionId !== null) throw new AppError(errors['send-back-instead']);
  // Why stands in the case, sealed with the applicant's key.
  await record(ctx, [foundingReturned({ ...founding, officerId: askingPerson(ctx), status: 'refused', reason: '' })]);
}

/** The day until which the union above has promised to answer. */
export async function answerDue(ctx: Ctx, unionId: FoundingRow['unionId']): Promise<PlainDate> {
  const today = todayOf(ctx);
  return joinDue(await calendarFrom(ctx, today), today, await limitsOf(ctx, unionId, today)).dueOn;
}
