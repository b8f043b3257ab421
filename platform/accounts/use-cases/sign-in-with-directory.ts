import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { blindIndex } from '#platform/crypto/blind-index.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { rememberDevice } from '../attempts.ts';
import { beginCeremony, endCeremony } from '../ceremonies.ts';
import { endpoints, errors } from '../contract.ts';
import type { DirectoryIdentity, DirectoryPort, DirectoryRound } from '../directory-port.ts';
import { limitWork } from '../limited-work.ts';
import { openSession } from '../sessions.ts';
import { findCredentialByName, lockCredential } from '../store/credentials.ts';
import { bindIdentity, findIdentity } from '../store/identities.ts';

/** A directory that answers slowly holds a transaction each: few at once, so that everybody else's go on. */
const asking = limitWork({ atOnce: 2, waiting: 2 });

/** Which doors this platform has beside name and password. */
export const readDoors = handle(endpoints.readDoors, async (ctx) => ({ directory: ctx.ports.directory?.name ?? null }));

/** Where the browser has to go. */
export const beginDirectorySignIn = handle(endpoints.beginDirectorySignIn, async (ctx) => {
  const directory = directoryOf(ctx);
  const state = await beginCeremony(ctx, 'directory');
  const address = orThrow(await asking(() => directory.begin(roundOf(ctx, state)).catch(() => undefined)));
  if (address === undefined) throw new AppError(errors['directory-unreachable']);
  return { address };
});

/** The directory says who it is; whether they may come in, and as what, the accounts and grants here alone decide. */
export const finishDirectorySignIn = handle(endpoints.finishDirectorySignIn, async (ctx, { query }) => {
  const directory = directoryOf(ctx);
  const state = new URLSearchParams(query).get('state') ?? '';
  await endCeremony(ctx, 'directory', state);
  const identity = orThrow(await asking(() => directory.finish(roundOf(ctx, state), query).catch(() => undefined)));
  if (identity === undefined) throw new AppError(errors['directory-refused']);
  await withSystemReach(ctx, 'job', async (system) => {
    const personId = await findOrBind(system, identity);
    const credential = await lockCredential(system.tx, personId);
    const hasOwnFactor = credential.totpSealed !== null || credential.hasPasskey;
    await openSession(system, { kind: 'officer', personId, isFactorDue: hasOwnFactor && !identity.hasTwoFactors });
    if (credential.signInName !== null) await rememberDevice(system, `name:${credential.signInName}`);
  });
  return {};
});

function directoryOf(ctx: Ctx): DirectoryPort {
  if (ctx.ports.directory === undefined) throw new AppError(errors['directory-off']);
  return ctx.ports.directory;
}

/** Nonce and verifier are keyed hashes of the state and of the browser's own mark: nothing to store, nothing another browser could use. */
function roundOf(ctx: Ctx, state: string): DirectoryRound {
  const secret = (kind: string) => blindIndex(ctx.keyring, `accounts.directory.${kind}`, `${state}\0${ctx.caller.device ?? ''}`);
  return {
    redirectUri: `${ctx.publicUrl}/office/sign-in/return`, state, nonce: secret('nonce'),
    // A verifier has at least 43 characters (RFC 7636 4.1); a keyed hash here has 22.
    verifier: `${secret('verifier')}${secret('verifier-end')}`,
  };
}

/**
 * The first time the sign-in name joins the two, from then on the directory's own subject does: a name that passes to
 * somebody else over there opens nothing here. No account is ever made, and no right given, by a directory.
 */
async function findOrBind(ctx: Ctx, { issuer, subject, signInName }: DirectoryIdentity): Promise<PersonId> {
  const subjectIndex = blindIndex(ctx.keyring, 'accounts.directory.subject', `${issuer}\0${subject}`);
  const bound = await findIdentity(ctx.tx, { kind: 'directory', subjectIndex });
  if (bound !== undefined) return bound;
  const named = signInName === undefined ? undefined : await findCredentialByName(ctx.tx, signInName.trim().normalize('NFKC').toLowerCase());
  if (named === undefined) throw new AppError(errors['directory-unknown']);
  const isBound = await bindIdentity(ctx.tx, { kind: 'directory', subjectIndex, personId: named.personId, now: ctx.clock.now() });
  if (!isBound) throw new AppError(errors['directory-other']);
  return named.personId;
}
