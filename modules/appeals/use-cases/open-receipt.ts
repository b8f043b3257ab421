import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { payForSignIn } from '#platform/accounts/attempts.ts';
import { openReceiptSession } from '#platform/accounts/receipts.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { endpoints, errors } from '../contract.ts';
import { findReceipt } from '../store/appeals.ts';

/**
 * Case number and query code open one case from any phone. An unknown number costs the same slow hash as a wrong
 * code and gets the same answer (AP-2, AZ-9); guesses are counted per case and per address (AP-3).
 */
export const openReceipt = handle(endpoints.openReceipt, async (ctx, input) => {
  const { aside, receipts } = ctx.ports.signIn;
  const account = `receipt:${input.caseNumber}` as const;
  // Counted before it is judged, in a transaction that commits whatever comes of this one.
  const payment = await aside((tx) => payForSignIn(ctx, tx, { account, hasSecondFactor: false }));
  const found = await withSystemReach(ctx, 'job', (inner) => findReceipt(inner.tx, input.caseNumber));
  const isRight = orThrow(await receipts.verifyPassword(input.queryCode, found?.receiptHash));
  if (found === undefined || !isRight) throw new AppError(errors['receipt-unknown']);
  await aside(payment.forgive);
  const session = await openReceiptSession(ctx, found.id);
  return { appealId: found.id, receiptToken: session.token, expiresAt: session.expiresAt };
});
