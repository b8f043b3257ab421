import { sign } from 'node:crypto';
import type { Keyring } from '#platform/crypto/keyring.ts';
import { deriveSigningKey, rawPublicKey } from './log-key.ts';
import { WITNESS_KEY_TYPE } from './notes/cosignature.ts';
import type { NoteKey } from './notes/signed-note.ts';

export type WitnessKey = NoteKey & { readonly sign: (text: string) => Buffer };

/** The key with which somebody else's checkpoints are co-signed: of the witness's own keyring, never a platform's. */
export function toWitnessKey(keyring: Pick<Keyring, 'signing' | 'id'>): WitnessKey {
  const secret = deriveSigningKey(keyring, 'zhijia witness key v1');
  return {
    name: `zhijia-witness-${keyring.id}`, type: WITNESS_KEY_TYPE, publicKey: rawPublicKey(secret), sign: (text) => sign(null, Buffer.from(text), secret),
  };
}
