import type { Ctx } from '#platform/access/ctx.ts';
import { lockName } from '#platform/db/advisory-lock.ts';
import type { CaseFacts } from '#platform/flows/process.ts';
import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { errors } from '../contract/access.ts';
import { isWholeFamily } from '../rules/household.ts';
import { listApplicationsOf } from '../store/applications.ts';
import { amountIn, rowsIn } from './answered.ts';

/** A family that adds up, and nothing of the same person under way. */
export async function mayApply(ctx: Ctx, { starter, answers }: CaseFacts): Promise<Outcome<void>> {
  // Versions of a union's own, made before the notice was asked beside the form, still ask by two answers.
  if (answers['consent'] === false || answers['consent-publicity'] === false) return refuse(errors['consent-missing']);
  const size = amountIn(answers, 'household-size');
  if (!isWholeFamily(size, rowsIn(answers, 'family'))) return refuse(errors['household-differs'], { size, rows: rowsIn(answers, 'family') });
  // Two phones of one person, pressed at once: the second finds what the first began.
  await lockName(ctx.tx, `aid applicant ${starter}`);
  const isUnderWay = (await listApplicationsOf(ctx.tx, starter)).some(({ state }) => state === 'asked');
  return isUnderWay ? refuse(errors['under-way']) : ok(undefined);
}
