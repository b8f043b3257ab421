import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { plainCreditCode } from '#platform/kernel/credit-code.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { dateInChina, endOfDayInChina, type PlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { errors as orgsErrors } from '#platform/orgs/contract.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { isCertificatePeriod } from '#platform/orgs/rules/certificate.ts';
import { isUnionCode } from '#platform/orgs/rules/union-code.ts';
import { findUnionInReach, type UnionRow } from '#platform/orgs/store/unions.ts';
import { unionRegistered } from '#platform/orgs/tree/tree-events.ts';
import { appoint } from '#platform/orgs/use-cases/appoint-officer.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { foundingElected, foundingStepped } from '../events/definitions.ts';
import { judgeCongress, judgeElection, termEnd } from '../rules/founding-course.ts';
import { decideFounding } from '../rules/founding-state.ts';
import { joinDue } from '../rules/limits.ts';
import { hasStranger, listFoundingSteps } from '../store/foundings.ts';
import type { FoundingRow, FoundingStepRow } from '../store/rows.ts';
import { findLivingUnionId } from '../store/unions.ts';
import { claimDocuments } from './ask-founding.ts';
import { askingPerson, calendarFrom, todayOf } from './asking-person.ts';
import { limitsOf } from './limits.ts';

export const askCongress = handle(endpoints.askCongress, async (ctx, input, row) => {
  const status = orThrow(decideFounding(row.status, 'ask-congress'));
  const { heldOn, ...facts } = orThrow(judgeCongress(input, todayOf(ctx)));
  await claimDocuments(ctx, row.id, await unclaimed(ctx, row, input.photos));
  const dueOn = await dueOf(ctx, row);
  await step(ctx, row, { kind: 'congress-asked', status, heldOn, photos: input.photos, facts, dueOn });
  return { dueOn };
});

export const approveCongress = handle(endpoints.approveCongress, async (ctx, { documentNumber }, row) => {
  await step(ctx, row, { kind: 'congress-approved', status: orThrow(decideFounding(row.status, 'approve-congress')), documentNumber });
  return {};
});

export const reportElection = handle(endpoints.reportElection, async (ctx, input, row) => {
  const status = orThrow(decideFounding(row.status, 'report-election'));
  const approved = (await listFoundingSteps(ctx.tx, row.id)).findLast(({ kind }) => kind === 'congress-approved');
  const { heldOn, ...facts } = orThrow(judgeElection(input, { approvedOn: dateInChina(approved?.doneAt ?? row.askedAt), today: todayOf(ctx) }));
  // The id is the phone's: somebody who is known already is not made chair of a union by a stranger's word.
  if (input.chair !== null && await hasStranger(ctx, input.chair.personId)) throw new AppError(errors['chair-known']);
  await claimDocuments(ctx, row.id, await unclaimed(ctx, row, input.photos));
  const dueOn = await dueOf(ctx, row);
  await record(ctx, [foundingElected({
    foundingId: row.id, personId: row.personId, unionId: row.unionId, stepId: newId<'founding-step'>(ctx), status, heldOn, photos: input.photos, facts, dueOn,
    chairId: input.chair === null ? row.personId : toId<'person'>(input.chair.personId), chairName: input.chair?.name ?? row.applicantName,
  })]);
  return { dueOn };
});

/** The term ends with the day; until then the chair holds the office, and the one-time link opens it. */
export const approveElection = handle(endpoints.approveElection, async (ctx, { documentNumber }, row) => {
  const status = orThrow(decideFounding(row.status, 'approve-election'));
  const union = await foundedUnion(ctx, row);
  const elected = (await listFoundingSteps(ctx.tx, row.id)).findLast(({ kind }) => kind === 'elected');
  if (elected === undefined || elected.chairId === null || elected.heldOn === null) throw new TypeError('an election was reported without its chair or day');
  if (elected.chairId !== row.personId) await record(ctx, [personEntered({ personId: elected.chairId, name: elected.chairName ?? '', unionId: union.id })]);
  const until = endOfDayInChina(termEnd(elected.heldOn, termYearsOf(elected)));
  const grantId = await seat(ctx, union, { personId: elected.chairId, until });
  await step(ctx, row, { kind: 'established', status, documentNumber, dueOn: await dueOf(ctx, row) });
  return { unionId: union.id, grantId };
});

export const sendBackStep = handle(endpoints.sendBackStep, async (ctx, { reason }, row) => {
  const status = orThrow(decideFounding(row.status, row.status === 'elected' ? 'return-election' : 'return-congress'));
  await step(ctx, row, { kind: row.status === 'elected' ? 'election-returned' : 'congress-returned', status, reason });
  return {};
});

export const recordCertificate = handle(endpoints.recordCertificate, async (ctx, input, row) => {
  const status = orThrow(decideFounding(row.status, 'register'));
  const creditCode = plainCreditCode(input.creditCode);
  if (!isUnionCode(creditCode)) throw new AppError(errors['union-code'], { field: 'creditCode' });
  if (!isCertificatePeriod(input.validFrom, input.validTo)) throw new AppError(errors['certificate-period'], { field: 'validTo' });
  const union = await foundedUnion(ctx, row);
  try {
    await record(ctx, [unionRegistered({ unionId: union.id, creditCode, certificateFrom: input.validFrom, certificateTo: input.validTo })]);
  } catch (error) {
    if (violatedConstraint(error) === 'orgs_union_credit_code_key') throw new AppError(errors['code-taken'], { field: 'creditCode' });
    throw error;
  }
  await step(ctx, row, { kind: 'registered', status, heldOn: input.validFrom, facts: { creditCode, validTo: input.validTo } });
  return {};
});

type Step = {
  readonly kind: Exclude<FoundingStepRow['kind'], 'elected'>;
  readonly status: FoundingRow['status'];
  readonly heldOn?: PlainDate;
  readonly documentNumber?: string;
  readonly reason?: string;
  readonly photos?: readonly string[];
  readonly facts?: Readonly<Record<string, string | number>>;
  readonly dueOn?: PlainDate;
};

async function step(ctx: Ctx, row: FoundingRow, { kind, status, heldOn, documentNumber, reason, photos, facts, dueOn }: Step): Promise<void> {
  await record(ctx, [foundingStepped({
    foundingId: row.id, personId: row.personId, unionId: row.unionId, stepId: newId<'founding-step'>(ctx), by: askingPerson(ctx), kind, status,
    heldOn: heldOn ?? null, documentNumber: documentNumber ?? null, reason: reason ?? null, photos: [...photos ?? []], facts: { ...facts },
    dueOn: dueOn ?? null,
  })]);
}

async function dueOf(ctx: Ctx, row: FoundingRow): Promise<PlainDate> {
  const today = todayOf(ctx);
  return joinDue(await calendarFrom(ctx, today), today, await limitsOf(ctx, row.unionId, today)).dueOn;
}

/** Sent again after it came back, the same photos are there already. */
async function unclaimed(ctx: Ctx, row: FoundingRow, photos: readonly string[]): Promise<string[]> {
  const known = new Set<string>([...row.photos, ...(await listFoundingSteps(ctx.tx, row.id)).flatMap((one) => one.photos)]);
  return [...new Set(photos)].filter((id) => !known.has(id));
}

/** Locked: its offices are given out one after the other. It may have moved, and have been taken up by another. */
async function foundedUnion(ctx: Ctx, row: FoundingRow): Promise<UnionRow> {
  const unionId = row.foundedUnionId === null ? undefined : await findLivingUnionId(ctx.tx, row.foundedUnionId);
  const union = unionId === undefined ? undefined : await findUnionInReach(ctx.tx, ctx.reach, unionId, true);
  if (union === undefined) throw new AppError(errors['union-gone']);
  return union;
}

async function seat(ctx: Ctx, union: UnionRow, { personId, until }: { readonly personId: FoundingRow['personId']; readonly until: Date }) {
  try {
    return await appoint(ctx, union, { personId, role: 'chair', until, grantedBy: askingPerson(ctx) });
  } catch (error) {
    if (error instanceof AppError && error.code === orgsErrors['office-taken'].code) throw new AppError(errors['chair-taken']);
    throw error;
  }
}

function termYearsOf({ facts }: FoundingStepRow): number {
  return facts['termYears'] === 3 ? 3 : 5;
}
