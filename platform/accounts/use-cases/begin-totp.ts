import { handle } from '#platform/access/handler.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { endpoints, errors } from '../contract.ts';
import { sealTotpSecret } from '../second-factor.ts';
import { signedInPerson } from '../signed-in-person.ts';
import { lockCredential, savePendingTotp } from '../store/credentials.ts';
import { newTotpSecret, toTotpUri } from '../totp.ts';

const ISSUER = 'Zhijia';

/** Shows a new secret once. Until it is confirmed the old one, or none, stays in force. */
export const beginTotp = handle(endpoints.beginTotp, async (ctx) => {
  const { personId } = signedInPerson(ctx);
  const credential = await lockCredential(ctx.tx, personId);
  // TOTP is asked for after the password; who has none would never be asked.
  if (credential.signInName === null) throw new AppError(errors['password-not-set']);
  const secret = newTotpSecret(ctx.random);
  await savePendingTotp(ctx.tx, personId, await sealTotpSecret(ctx, personId, secret));
  return { uri: toTotpUri(secret, ISSUER, credential.signInName) };
});
