import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { payForSignIn, rememberDevice } from '../attempts.ts';
import { endpoints, errors } from '../contract.ts';
import { needsRehash } from '../password.ts';
import { requireSecondFactor } from '../second-factor.ts';
import { openSession } from '../sessions.ts';
import { findCredentialByName, lockCredential, savePasswordHash, type CredentialRow } from '../store/credentials.ts';

/**
 * Officers sign in with name and password, then TOTP. Up to the judgement an unknown name costs the same statements,
 * the same counters and the same hash as a known one (SE-8).
 */
export const signInWithPassword = handle(endpoints.signInWithPassword, async (ctx, input) => {
  const { aside, passwords } = ctx.ports.signIn;
  const account = `name:${input.signInName}` as const;
  const { credential, payment } = await aside(async (tx) => {
    const found = await findCredentialByName(tx, input.signInName);
    const hasSecondFactor = found !== undefined && (found.totpSealed !== null || found.hasPasskey);
    return { credential: found, payment: await payForSignIn(ctx, tx, { account, hasSecondFactor }) };
  });
  const isRight = orThrow(await passwords.verifyPassword(input.password, credential?.passwordHash ?? undefined));
  if (!isRight || credential === undefined) throw new AppError(errors['sign-in-refused']);
  await aside(payment.forgive);
  await withSystemReach(ctx, 'job', async (system) => {
    const current = await lockCredential(system.tx, credential.personId);
    // Changed while we were hashing: by a new password, or only by another sign-in that refreshed the hash.
    const isStillRight = current.passwordHash === credential.passwordHash
      || orThrow(await passwords.verifyPassword(input.password, current.passwordHash ?? undefined));
    if (!isStillRight) throw new AppError(errors['sign-in-refused']);
    await requireSecondFactor(system, current, { totp: input.totp });
    await refreshHash(system, current, input.password);
    await openSession(system, { kind: 'officer', personId: current.personId });
    await rememberDevice(system, account);
  });
  return {};
});

/** Only now is the password at hand, so only now can a hash of an older cost be replaced. */
async function refreshHash(ctx: Ctx, credential: CredentialRow, password: string): Promise<void> {
  if (credential.passwordHash === null || !needsRehash(credential.passwordHash)) return;
  const hash = await ctx.ports.signIn.passwords.hashPassword(password);
  if (hash.ok) await savePasswordHash(ctx.tx, credential.personId, hash.value);
}
