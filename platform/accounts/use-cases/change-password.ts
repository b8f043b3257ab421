import { handle } from '#platform/access/handler.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { choosePassword } from '../choose-password.ts';
import { endpoints, errors } from '../contract.ts';
import { requirePassword } from '../second-factor.ts';
import { renewSession } from '../sessions.ts';
import { signedInPerson } from '../signed-in-person.ts';
import { lockCredential, savePasswordHash } from '../store/credentials.ts';
import { endSessionsOf } from '../store/sessions.ts';

/** Asks for the current password although the factor is fresh (ASVS 6.2.3); other sessions end with the old one. */
export const changePassword = handle(endpoints.changePassword, async (ctx, input) => {
  const { personId, sessionId } = signedInPerson(ctx);
  const credential = await lockCredential(ctx.tx, personId);
  const { signInName } = credential;
  if (signInName === null) throw new AppError(errors['password-not-set']);
  await requirePassword(ctx, credential, input.currentPassword);
  const hash = await choosePassword(ctx, personId, { signInName, password: input.newPassword });
  await savePasswordHash(ctx.tx, personId, hash, ctx.clock.now());
  await endSessionsOf(ctx.tx, personId, ctx.clock.now(), sessionId);
  await renewSession(ctx, sessionId);
  return {};
});
