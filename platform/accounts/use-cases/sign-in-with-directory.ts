import type { Ctx } from '#platform/access/ctx.ts';
import { handleAfter } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { blindIndex } from '#platform/crypto/blind-index.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { ok, orThrow, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { rememberDevice } from '../attempts.ts';
import { claimCeremony, keepCeremony } from '../ceremonies.ts';
import { endpoints, errors } from '../contract.ts';
import type { DirectoryIdentity, DirectoryRound } from '../directory-port.ts';
import { outsideLine } from '../outside-line.ts';
import { openSession } from '../sessions.ts';
import { findCredentialByName, lockCredential } from '../store/credentials.ts';
import { bindIdentity, findIdentity } from '../store/identities.ts';
import { newToken } from '../token.ts';

const asking = outsideLine();

/** Where the browser has to go. What is asked of the directory is asked before there is a transaction. */
export const beginDirectorySignIn = handleAfter(endpoints.beginDirectorySignIn, {
  async ask(house) {
    const { directory } = house.ports;
    if (directory === undefined) return refuse(errors['directory-off']);
    const state = newToken(house.random);
    const address = await asking(() => directory.begin(roundOf(house, state)), errors['directory-unreachable']);
    return address.ok ? ok({ state, address: address.value }) : address;
  },
  async run(ctx, _input, answer) {
    const { state, address } = orThrow(answer);
    await keepCeremony(ctx, { kind: 'directory', token: state });
    return { address };
  },
});

/** The directory says who it is; whether they may come in, and as what, the accounts and grants here alone decide. */
export const finishDirectorySignIn = handleAfter(endpoints.finishDirectorySignIn, {
  async ask(house, { query }): Promise<Outcome<DirectoryIdentity>> {
    const { directory } = house.ports;
    if (directory === undefined) return refuse(errors['directory-off']);
    const state = new URLSearchParams(query).get('state') ?? '';
    if (!await claimCeremony(house, 'directory', state)) return refuse(errors['ceremony-over']);
    return asking(() => directory.finish(roundOf(house, state), query), errors['directory-refused']);
  },
  async run(ctx, _input, answer) {
    const identity = orThrow(answer);
    await withSystemReach(ctx, 'job', async (system) => {
      const personId = await findOrBind(system, identity);
      const credential = await lockCredential(system.tx, personId);
      const hasOwnFactor = credential.totpSealed !== null || credential.hasPasskey;
      await openSession(system, { kind: 'officer', personId, isFactorDue: hasOwnFactor && !identity.hasTwoFactors });
      if (credential.signInName !== null) await rememberDevice(system, `name:${credential.signInName}`);
    });
    return {};
  },
});

/** Nonce and verifier are keyed hashes of the state and of the browser's own mark: nothing to store, nothing another browser could use. */
function roundOf(ctx: Pick<Ctx, 'keyring' | 'caller' | 'publicUrl'>, state: string): DirectoryRound {
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
