import type { Ctx } from '#platform/access/ctx.ts';
import type { CaseFacts } from '#platform/flows/process.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { newId } from '#platform/kernel/random.ts';
import { errors } from '../contract/access.ts';
import { paid } from '../events/definitions.ts';
import { findDossierOfCase } from '../store/dossiers.ts';
import { PAID_WAYS } from '../wire.ts';
import { amountIn, dateIn, oneOf } from './answered.ts';

/** What was agreed to in public is what is paid: another sum is another application. */
export async function recordPayment(ctx: Ctx, { caseId, unionId, starter, answers }: CaseFacts): Promise<void> {
  const amount = amountIn(answers, 'paid-amount');
  if (amount !== amountIn(answers, 'amount')) throw new AppError(errors['paid-differs'], { amount: (amountIn(answers, 'amount') / 100).toFixed(2) });
  const dossier = await findDossierOfCase(ctx.tx, caseId);
  if (dossier === undefined) throw new AppError(errors['no-dossier']);
  await record(ctx, [paid({
    paymentId: newId<'aid-payment'>(ctx), dossierId: dossier.id, caseId: dossier.caseId, personId: starter, unionId, amount, paidOn: dateIn(answers, 'paid-on'),
    way: oneOf(answers, 'paid-way', PAID_WAYS),
  })]);
}
