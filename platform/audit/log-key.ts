import { createPrivateKey, createPublicKey, hkdfSync, sign, verify, type KeyObject } from 'node:crypto';
import type { Keyring } from '#platform/crypto/keyring.ts';
import { noteKeyId, writeVerifierKey } from './notes/signed-note.ts';

/** The key that signs checkpoints, and nothing else. */
export type LogKey = {
  /** Names the tree: `zhijia-audit-` and the keyring's id. It is the origin of its checkpoints and the name of the key. */
  readonly origin: string;
  /** First four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key): C2SP signed-note. */
  readonly id: Buffer;
  readonly publicKey: Buffer;
  sign(text: string): Buffer;
  isSigned(text: string, signature: Buffer): boolean;
};

const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const PURPOSE = 'zhijia audit log key v1';
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const RAW_KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/**
 * A key of its own, derived (RFC 5869) from the seed of the keyring's signing key: keyrings that exist already have it
 * too, the paper shares carry it, and a signature of the one is void for the other.
 */
export function toLogKey(keyring: Keyring): LogKey {
  const secret = deriveSigningKey(keyring, PURPOSE);
  const publicKey = rawPublicKey(secret);
  const origin = `zhijia-audit-${keyring.id}`;
  return {
    origin, id: noteKeyId({ name: origin, type: LOG_KEY_TYPE, publicKey }), publicKey,
    sign: (text) => sign(null, Buffer.from(text), secret),
    isSigned: (text, signature) => isSignedBy(publicKey, text, signature),
  };
}

/** Types of C2SP signed-note: a plain Ed25519 signature, and the cosignature of a witness. */
export const LOG_KEY_TYPE = 1;

export function deriveSigningKey(keyring: Pick<Keyring, 'signing'>, purpose: string): KeyObject {
  const seed = keyring.signing.export({ format: 'der', type: 'pkcs8' }).subarray(-RAW_KEY_BYTES);
  const derived = Buffer.from(hkdfSync('sha256', seed, '', purpose, RAW_KEY_BYTES));
  return createPrivateKey({ key: Buffer.concat([ED25519_PKCS8, derived]), format: 'der', type: 'pkcs8' });
}

export function rawPublicKey(secret: KeyObject): Buffer {
  return createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-RAW_KEY_BYTES);
}

/** Whether a raw Ed25519 key signed the text; false for anything that is no key or no signature. */
export function isSignedBy(publicKey: Buffer, text: string, signature: Buffer): boolean {
  if (publicKey.length !== RAW_KEY_BYTES || signature.length !== SIGNATURE_BYTES) return false;
  const open = createPublicKey({ key: Buffer.concat([ED25519_SPKI, publicKey]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text), open, signature);
}

/** The verifier key in the notation of C2SP signed-note, for auditors with tools of their own. */
export function toVerifierKey(key: LogKey): string {
  return writeVerifierKey({ name: key.origin, type: LOG_KEY_TYPE, publicKey: key.publicKey });
}
