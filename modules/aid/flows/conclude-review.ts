import type { Ctx } from '#platform/access/ctx.ts';
import type { CaseFacts } from '#platform/flows/process.ts';
import { record } from '#platform/journal/journal.ts';
import { toId } from '#platform/kernel/id.ts';
import { ok, orThrow, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { errors } from '../contract/access.ts';
import { reviewed } from '../events/definitions.ts';
import { mayReview, nextReview, reviewFrom } from '../rules/review-due.ts';
import { takeDossierByNumber } from '../store/dossiers.ts';
import type { DossierRow } from '../store/rows.ts';
import { LEVELS } from '../wire.ts';
import { oneOf, textIn } from './answered.ts';

/** The union reviews the files that it keeps, when their day is near. */
export async function mayReviewNow(ctx: Ctx, facts: CaseFacts): Promise<Outcome<void>> {
  const found = await reviewable(ctx, facts);
  return found.ok ? ok(undefined) : found;
}

/** Keeps the file for another year, or closes it. */
export async function concludeReview(ctx: Ctx, facts: CaseFacts): Promise<void> {
  const today = dateInChina(ctx.clock.now());
  const dossier = orThrow(await reviewable(ctx, facts));
  const isEntitled = facts.answers['entitled'] === true;
  await record(ctx, [reviewed({
    reviewId: newId<'aid-review'>(ctx), dossierId: dossier.id, caseId: toId<'case'>(facts.caseId), personId: dossier.personId, unionId: dossier.unionId,
    reviewedOn: today, isEntitled, level: isEntitled ? oneOf(facts.answers, 'level', LEVELS) : dossier.level, reviewDueOn: isEntitled ? nextReview(today) : null,
    finding: textIn(facts.answers, 'finding'),
  })]);
}

/** Asked again at the end: meanwhile the file may have been reviewed by another case, closed, or gone to another union. */
async function reviewable(ctx: Ctx, { answers, unionId }: CaseFacts): Promise<Outcome<DossierRow>> {
  const dossier = await takeDossierByNumber(ctx.tx, textIn(answers, 'dossier-number').trim());
  if (dossier === undefined || dossier.unionId !== unionId || dossier.reviewDueOn === null) return refuse(errors['no-dossier']);
  if (!mayReview(dossier.reviewDueOn, dateInChina(ctx.clock.now()))) return refuse(errors['review-early'], { day: reviewFrom(dossier.reviewDueOn) });
  return ok(dossier);
}
