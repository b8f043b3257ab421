import type { Ctx } from '#platform/access/ctx.ts';
import { inSavepoint } from '#platform/db/savepoint.ts';
import { findOffered } from '#platform/flows/run/find-offered.ts';
import { startCase } from '#platform/flows/run/start-case.ts';
import { starterFields } from '#platform/flows/rules/starter-fields.ts';
import { listOfficersOf } from '#platform/flows/store/people.ts';
import { checkAnswers } from '#platform/forms/check-answers.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId, type PersonId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { aidReview } from '../flows/review.ts';
import type { DossierRow } from '../store/rows.ts';

/** Whose task the visit is; the chair decides at the end and is asked only where nobody else is there. */
const VISITORS = ['administrator', 'contact-person', 'chair'] as const;

/**
 * Begins the review of a file for an officer of its union. Where that cannot be (no officer, the service is off, a version of
 * the union's own that asks for more at the start), the union has been told and begins it by hand.
 */
export async function beginReview(ctx: Ctx, { number, unionId }: Pick<DossierRow, 'number' | 'unionId'>): Promise<void> {
  const union = await findUnion(ctx.tx, unionId);
  if (union === undefined || union.dissolvedAt !== null || !await ctx.ports.processes.isOn(ctx, aidReview.key, union.path)) return;
  const [offered, starter] = [await findOffered(ctx, union, aidReview.key), await findVisitor(ctx, unionId)];
  if (offered === undefined || starter === undefined) return;
  const checked = checkAnswers(offered.definition.form, { 'dossier-number': number }, { editable: starterFields(offered.definition) });
  if (!checked.ok) return;
  try {
    await inSavepoint(ctx.tx, () => startCase(ctx, { caseId: newId<'case'>(ctx), offered, union, starter, answers: checked.value }));
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'bug') throw error;
    ctx.log.warn({ unionId, reason: error.code }, 'a yearly review could not begin by itself');
  }
}

async function findVisitor(ctx: Ctx, unionId: string): Promise<PersonId | undefined> {
  const officers = await listOfficersOf(ctx.tx, [unionId], { words: '', now: ctx.clock.now() });
  const [first] = VISITORS.flatMap((role) => officers.filter(({ roles }) => roles.includes(role)));
  return first === undefined ? undefined : toId<'person'>(first.personId);
}
