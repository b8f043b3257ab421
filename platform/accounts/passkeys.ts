import { isIP } from 'node:net';
import type { z } from 'zod';
import type { Ctx } from '#platform/access/ctx.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { endCeremony } from './ceremonies.ts';
import { errors } from './contract.ts';
import type { newPasskey, passkeyProof } from './contract/passkey-wire.ts';
import { lockPasskey, notePasskeyUse, type PasskeyRow } from './store/passkeys.ts';

export type PasskeyProof = z.output<typeof passkeyProof>;
export type NewPasskey = z.output<typeof newPasskey>;

/** Whom a key is made for: the host name. WebAuthn knows no keys for an address of digits, and none without https but on localhost. */
export function relyingParty(publicUrl: string): { readonly id: string; readonly origin: string } {
  const { hostname, protocol, origin } = new URL(publicUrl);
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost');
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 || (protocol !== 'https:' && !isLocal)) throw new AppError(errors['passkeys-need-a-name']);
  return { id: hostname, origin };
}

/** The library brings a certificate reader with it; a server on which nobody uses a key never loads it. */
const loadWebAuthn = () => import('@simplewebauthn/server');

/**
 * Judges what a key signed: our question, our host name, the person verified by the device (PIN, finger, face). That is
 * why it counts as both factors. A counter that did not move forward is a copied key and is refused.
 */
export async function requirePasskey(ctx: Ctx, proof: PasskeyProof): Promise<PasskeyRow> {
  const { id, origin } = relyingParty(ctx.publicUrl);
  await endCeremony(ctx, 'passkey-prove', proof.challenge);
  const key = await lockPasskey(ctx.tx, proof.credential);
  if (key === undefined) throw new AppError(errors['passkey-refused']);
  const { verifyAuthenticationResponse } = await loadWebAuthn();
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: {
      id: proof.credential, rawId: proof.credential, type: 'public-key', clientExtensionResults: {},
      response: { authenticatorData: proof.authenticatorData, clientDataJSON: proof.clientData, signature: proof.signature },
    },
    expectedChallenge: proof.challenge, expectedOrigin: origin, expectedRPID: id, requireUserVerification: true,
    credential: { id: key.credentialId, publicKey: Uint8Array.from(key.publicKey), counter: key.counter },
  }).catch(refuse);
  if (!verified) throw new AppError(errors['passkey-refused']);
  await notePasskeyUse(ctx.tx, key.credentialId, { counter: authenticationInfo.newCounter, now: ctx.clock.now() });
  return key;
}

/** What a device made for us. No attestation is asked for: which make of key somebody owns is nobody's business here. */
export async function readNewPasskey(ctx: Ctx, made: NewPasskey): Promise<Pick<PasskeyRow, 'credentialId' | 'publicKey' | 'counter' | 'transports' | 'isSynced'>> {
  const { id, origin } = relyingParty(ctx.publicUrl);
  await endCeremony(ctx, 'passkey-add', made.challenge);
  const { verifyRegistrationResponse } = await loadWebAuthn();
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: {
      id: made.credential, rawId: made.credential, type: 'public-key', clientExtensionResults: {},
      response: { clientDataJSON: made.clientData, attestationObject: made.attestation },
    },
    expectedChallenge: made.challenge, expectedOrigin: origin, expectedRPID: id, requireUserVerification: true,
  }).catch(refuse);
  if (!verified || registrationInfo === undefined) throw new AppError(errors['passkey-refused']);
  const { credential, credentialBackedUp } = registrationInfo;
  return {
    credentialId: credential.id, publicKey: credential.publicKey, counter: credential.counter, transports: made.transports,
    isSynced: credentialBackedUp,
  };
}

/** The library throws sentences of its own for anything wrong in the bytes; which of them it was helps nobody but a forger. */
function refuse(): never {
  throw new AppError(errors['passkey-refused']);
}
