import { listHoldersAt } from '#platform/access/store/grants.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import type { CaseFacts } from '#platform/flows/process.ts';
import { record } from '#platform/journal/journal.ts';
import { plainCreditCode } from '#platform/kernel/credit-code.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { dateInChina, endOfDayInChina } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { errors as orgsErrors } from '#platform/orgs/contract.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { isCertificatePeriod } from '#platform/orgs/rules/certificate.ts';
import { isUnionCode } from '#platform/orgs/rules/union-code.ts';
import { findUnionInReach, type UnionRow } from '#platform/orgs/store/unions.ts';
import { unionRegistered } from '#platform/orgs/tree/tree-events.ts';
import { appoint } from '#platform/orgs/use-cases/appoint-officer.ts';
import { errors } from '../contract/access.ts';
import { foundingElected, foundingStepped } from '../events/definitions.ts';
import { certificateIn, congressIn, electionIn } from '../flows/founding-answers.ts';
import { judgeCongress, judgeElection, termEnd } from '../rules/founding-course.ts';
import { isPersonKnown, listFoundingSteps } from '../store/foundings.ts';
import type { FoundingRow, FoundingStepRow } from '../store/rows.ts';
import { findLivingUnionId } from '../store/unions.ts';
import { asOfficer } from './as-officer.ts';
import { askingPerson, todayOf } from './asking-person.ts';
import { answerDue, holdFounding } from './founding-request.ts';

/*
 * What the course of a founding does beside asking people. A step may be sent back and be passed again, also after the union
 * is established: each of these can be called twice.
 */

export async function askCongress(ctx: Ctx, facts: CaseFacts): Promise<void> {
  const row = await requireFounded(ctx, facts);
  const asked = congressIn(facts.answers);
  const { heldOn, ...counts } = orThrow(judgeCongress(asked.congress, todayOf(ctx)));
  await step(ctx, row, { kind: 'congress-asked', heldOn, photos: asked.photos, facts: counts, dueOn: await answerDue(ctx, row.unionId) });
}

export async function approveCongress(ctx: Ctx, facts: CaseFacts): Promise<void> {
  await step(ctx, await requireFounded(ctx, facts), { kind: 'congress-approved' });
}

export async function reportElection(ctx: Ctx, facts: CaseFacts): Promise<void> {
  const row = await requireFounded(ctx, facts);
  const reported = electionIn(facts.answers);
  const steps = await listFoundingSteps(ctx.tx, row.id);
  const approved = steps.findLast(({ kind }) => kind === 'congress-approved');
  const { heldOn, ...counts } = orThrow(judgeElection(reported.election, { approvedOn: dateInChina(approved?.doneAt ?? row.askedAt), today: todayOf(ctx) }));
  // Reported again, the same chair is the same person.
  const before = steps.findLast((one) => one.kind === 'elected' && one.chairName === reported.chairName && one.chairId !== row.personId);
  const chairId = reported.chairName === undefined ? row.personId : before?.chairId ?? newId<'person'>(ctx);
  await record(ctx, [foundingElected({
    foundingId: row.id, personId: row.personId, unionId: row.unionId, stepId: newId<'founding-step'>(ctx), status: 'elected', heldOn, photos: reported.photos,
    facts: counts, dueOn: await answerDue(ctx, row.unionId), chairId, chairName: reported.chairName ?? row.applicantName,
  })]);
}

/** The term ends with the day; until then the chair holds the office, and the one-time link opens it. */
export async function establishUnion(ctx: Ctx, facts: CaseFacts): Promise<void> {
  const row = await requireFounded(ctx, facts);
  const union = await foundedUnion(ctx, row);
  const elected = (await listFoundingSteps(ctx.tx, row.id)).findLast(({ kind }) => kind === 'elected');
  if (elected === undefined || elected.chairId === null || elected.heldOn === null) throw new AppError(errors['moved-on']);
  const { chairId, chairName, heldOn } = elected;
  await asOfficer(ctx, { permission: 'orgs.office.appoint', orgPath: union.path, linePath: union.linePath }, async (within) => {
    if (!await isPersonKnown(within.tx, chairId)) await record(within, [personEntered({ personId: chairId, name: chairName ?? '', unionId: union.id })]);
    await seatChair(within, union, { personId: chairId, until: endOfDayInChina(termEnd(heldOn, termYearsOf(elected))) });
  });
  await step(ctx, row, { kind: 'established', dueOn: await answerDue(ctx, row.unionId) });
}

export async function registerUnion(ctx: Ctx, facts: CaseFacts): Promise<void> {
  const row = await requireFounded(ctx, facts);
  const { validFrom, validTo, ...certificate } = certificateIn(facts.answers);
  const creditCode = plainCreditCode(certificate.creditCode);
  if (!isUnionCode(creditCode)) throw new AppError(errors['union-code'], { field: 'certificate-code' });
  if (!isCertificatePeriod(validFrom, validTo)) throw new AppError(errors['certificate-period'], { field: 'certificate-to' });
  const union = await foundedUnion(ctx, row);
  try {
    await asOfficer(ctx, { permission: 'orgs.union.register', orgPath: union.path, linePath: union.linePath }, (within) =>
      record(within, [unionRegistered({ unionId: union.id, creditCode, certificateFrom: validFrom, certificateTo: validTo })]));
  } catch (error) {
    if (violatedConstraint(error) === 'orgs_union_credit_code_key') throw new AppError(errors['code-taken'], { field: 'certificate-code' });
    throw error;
  }
  await step(ctx, row, { kind: 'registered', heldOn: validFrom, facts: { creditCode, validTo } });
}

type Step = Partial<Pick<FoundingStepRow, 'heldOn' | 'facts'>> & {
  readonly kind: 'congress-asked' | 'congress-approved' | 'established' | 'registered';
  readonly photos?: readonly string[];
  readonly dueOn?: FoundingRow['dueOn'];
};

async function step(ctx: Ctx, row: FoundingRow, { kind, heldOn, photos, facts, dueOn }: Step): Promise<void> {
  await record(ctx, [foundingStepped({
    foundingId: row.id, personId: row.personId, unionId: row.unionId, stepId: newId<'founding-step'>(ctx), by: askingPerson(ctx), kind, status: kind,
    heldOn: heldOn ?? null, documentNumber: null, reason: null, photos: [...photos ?? []], facts: { ...facts }, dueOn: dueOn ?? null,
  })]);
}

async function requireFounded(ctx: Ctx, facts: CaseFacts): Promise<FoundingRow> {
  const row = await holdFounding(ctx, facts);
  if (row === undefined || row.foundedUnionId === null) throw new AppError(errors['moved-on']);
  return row;
}

/** Locked: its offices are given out one after the other. It may have moved, and have been taken up by another. */
async function foundedUnion(ctx: Ctx, row: FoundingRow): Promise<UnionRow> {
  const unionId = row.foundedUnionId === null ? undefined : await findLivingUnionId(ctx.tx, row.foundedUnionId);
  const union = unionId === undefined ? undefined : await findUnionInReach(ctx.tx, ctx.reach, unionId, true);
  if (union === undefined) throw new AppError(errors['union-gone']);
  return union;
}

async function seatChair(ctx: Ctx, union: UnionRow, { personId, until }: { readonly personId: FoundingRow['personId']; readonly until: Date }): Promise<void> {
  const holders = await listHoldersAt(ctx.tx, [union.id], ['chair'], ctx.clock.now());
  if (holders.some((holder) => holder.personId === personId)) return;
  try {
    await appoint(ctx, union, { personId, role: 'chair', until, grantedBy: askingPerson(ctx) });
  } catch (error) {
    if (error instanceof AppError && error.code === orgsErrors['office-taken'].code) throw new AppError(errors['chair-taken']);
    throw error;
  }
}

function termYearsOf({ facts }: FoundingStepRow): number {
  return facts['termYears'] === 3 ? 3 : 5;
}
