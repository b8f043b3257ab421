import { handle } from '#platform/access/handler.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { payForGuess } from '../attempts.ts';
import { endpoints, errors } from '../contract.ts';
import { openTotpSecret } from '../second-factor.ts';
import { renewSession } from '../sessions.ts';
import { signedInPerson } from '../signed-in-person.ts';
import { activateTotp, lockCredential } from '../store/credentials.ts';
import { endSessionsOf } from '../store/sessions.ts';
import { verifyTotp } from '../totp.ts';

/** The first code proves that the app has the secret; from now on sign-in asks for one. Other sessions end. */
export const confirmTotp = handle(endpoints.confirmTotp, async (ctx, input) => {
  const { personId, sessionId } = signedInPerson(ctx);
  const now = ctx.clock.now();
  const credential = await lockCredential(ctx.tx, personId);
  if (credential.totpPending === null) throw new AppError(errors['totp-not-begun']);
  const payment = await payForGuess(ctx, personId, 'totp');
  const secret = await openTotpSecret(ctx, personId, credential.totpPending);
  const step = orThrow(verifyTotp({ secret, typed: input.totp, now, lastAcceptedStep: undefined }));
  await ctx.ports.signIn.aside(payment.forgive);
  await activateTotp(ctx.tx, personId, step);
  await endSessionsOf(ctx.tx, personId, now, sessionId);
  await renewSession(ctx, sessionId);
  return {};
});
