import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { beginCeremony } from '../ceremonies.ts';
import { endpoints, errors } from '../contract.ts';
import { readNewPasskey, relyingParty } from '../passkeys.ts';
import { renewSession } from '../sessions.ts';
import { signedInPerson } from '../signed-in-person.ts';
import { lockCredential } from '../store/credentials.ts';
import { insertPasskey, listPasskeysOf, removePasskeyOf, renamePasskeyOf } from '../store/passkeys.ts';
import { findPerson } from '../store/persons.ts';
import { endSessionsOf } from '../store/sessions.ts';

const MOST_KEYS = 10;

export const listPasskeys = handle(endpoints.listPasskeys, async (ctx) => {
  const keys = await listPasskeysOf(ctx.tx, signedInPerson(ctx).personId);
  return { passkeys: keys.map(({ credentialId: credential, name, isSynced, createdAt, lastUsedAt }) => ({ credential, name, isSynced, createdAt, lastUsedAt })) };
});

export const beginPasskey = handle(endpoints.beginPasskey, async (ctx) => {
  const { personId } = signedInPerson(ctx);
  const { signInName } = await lockCredential(ctx.tx, personId);
  // A key is an officer's way in; a worker's is the phone.
  if (signInName === null) throw new AppError(errors['password-not-set']);
  const { id } = relyingParty(ctx.publicUrl);
  const keys = await listPasskeysOf(ctx.tx, personId);
  if (keys.length >= MOST_KEYS) throw new AppError(errors['passkey-limit'], { most: MOST_KEYS });
  const person = await withSystemReach(ctx, 'job', ({ tx }) => findPerson(tx, personId));
  return {
    challenge: await beginCeremony(ctx, 'passkey-add'), host: id,
    userId: Buffer.from(personId, 'utf8').toString('base64url'), userName: signInName, displayName: person?.name ?? signInName,
    known: keys.map((key) => key.credentialId),
  };
});

/** The first one turns the account into one with two factors: sessions from before it end. */
export const addPasskey = handle(endpoints.addPasskey, async (ctx, { name, passkey }) => {
  const { personId, sessionId } = signedInPerson(ctx);
  const credential = await lockCredential(ctx.tx, personId);
  const key = await readNewPasskey(ctx, passkey);
  const isAdded = await insertPasskey(ctx.tx, { ...key, personId, name, createdAt: ctx.clock.now() });
  if (!isAdded) throw new AppError(errors['passkey-known']);
  if (!credential.hasPasskey) await endSessionsOf(ctx.tx, personId, ctx.clock.now(), sessionId);
  await renewSession(ctx, sessionId);
  return {};
});

export const renamePasskey = handle(endpoints.renamePasskey, async (ctx, { credential, name }) => {
  if (!await renamePasskeyOf(ctx.tx, signedInPerson(ctx).personId, { credentialId: credential, name })) throw new AppError(errors['passkey-gone']);
  return {};
});

/** For a key that was lost: sessions that it opened elsewhere end with it. */
export const removePasskey = handle(endpoints.removePasskey, async (ctx, { credential }) => {
  const { personId, sessionId } = signedInPerson(ctx);
  await lockCredential(ctx.tx, personId);
  if (!await removePasskeyOf(ctx.tx, personId, credential)) throw new AppError(errors['passkey-gone']);
  await endSessionsOf(ctx.tx, personId, ctx.clock.now(), sessionId);
  return {};
});
