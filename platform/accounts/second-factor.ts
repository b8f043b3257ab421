import type { Ctx } from '#platform/access/ctx.ts';
import type { Sealed } from '#platform/contract/event.ts';
import { openSeal, seal, type SealPlace } from '#platform/crypto/seal.ts';
import { ensureKeys, loadKeys } from '#platform/crypto/store/subject-keys.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { payForGuess } from './attempts.ts';
import { errors } from './contract.ts';
import { requirePasskey, type PasskeyProof } from './passkeys.ts';
import { acceptTotpStep, type CredentialRow } from './store/credentials.ts';
import { verifyTotp } from './totp.ts';

export type FactorProof = { readonly totp?: string | undefined; readonly passkey?: PasskeyProof | undefined };

/**
 * Asks for a second factor where the person has one: a key if one was brought, else the six digits, else a key. Needs a
 * reach that sees the person's own rows. Nothing that stands in for a password may step around it (ASVS 6.4.3).
 */
export async function requireSecondFactor(ctx: Ctx, credential: CredentialRow, proof: FactorProof): Promise<void> {
  if (proof.passkey !== undefined) {
    const { personId } = await requirePasskey(ctx, proof.passkey);
    if (personId !== credential.personId) throw new AppError(errors['passkey-refused']);
    return;
  }
  if (credential.totpSealed === null && credential.hasPasskey) throw new AppError(errors['passkey-needed']);
  await requireTotp(ctx, credential, proof.totp);
}

/** Asks for the six digits where there are any; a code opens once, here or in any other process (SE-4). */
async function requireTotp(ctx: Ctx, credential: CredentialRow, typed: string | undefined): Promise<void> {
  if (credential.totpSealed === null) return;
  if (typed === undefined) throw new AppError(errors['totp-needed']);
  const payment = await payForGuess(ctx, credential.personId, 'totp');
  const step = orThrow(verifyTotp({
    secret: await openTotpSecret(ctx, credential.personId, credential.totpSealed),
    typed, now: ctx.clock.now(), lastAcceptedStep: credential.totpLastStep ?? undefined,
  }));
  if (!await acceptTotpStep(ctx.tx, credential.personId, step)) throw new AppError(errors['totp-used']);
  await ctx.ports.signIn.aside(payment.forgive);
}

export async function requirePassword(ctx: Ctx, credential: CredentialRow, typed: string): Promise<void> {
  const payment = await payForGuess(ctx, credential.personId, 'password');
  const isRight = orThrow(await ctx.ports.signIn.passwords.verifyPassword(typed, credential.passwordHash ?? undefined));
  if (!isRight) throw new AppError(errors['password-wrong']);
  await ctx.ports.signIn.aside(payment.forgive);
}

export async function sealTotpSecret(ctx: Ctx, personId: PersonId, secret: Uint8Array): Promise<Sealed> {
  const key = (await ensureKeys(ctx.tx, ctx.keyring, ctx, [personId])).get(personId);
  if (key === undefined) throw new TypeError('a key that was just made is missing');
  return seal(key, placeOf(personId), Buffer.from(secret).toString('base64'), ctx.random);
}

export async function openTotpSecret(ctx: Ctx, personId: PersonId, sealed: Sealed): Promise<Uint8Array> {
  const key = (await loadKeys(ctx.tx, ctx.keyring, [personId])).get(personId);
  // A forgotten person: the key is gone and with it every way in.
  if (key === undefined) throw new AppError(errors['sign-in-closed']);
  return Buffer.from(openSeal(key, placeOf(personId), sealed), 'base64');
}

function placeOf(personId: PersonId): SealPlace {
  return { type: 'accounts.credential', field: 'totp', subject: personId };
}
