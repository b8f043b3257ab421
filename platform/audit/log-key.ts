import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign, verify, type KeyObject } from 'node:crypto';
import type { Keyring } from '#platform/crypto/keyring.ts';

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
const RAW_KEY_BYTES = 32;

/**
 * A key of its own, derived (RFC 5869) from the seed of the keyring's signing key: keyrings that exist already have it
 * too, the paper shares carry it, and a signature of the one is void for the other.
 */
export function toLogKey(keyring: Keyring): LogKey {
  const seed = keyring.signing.export({ format: 'der', type: 'pkcs8' }).subarray(-RAW_KEY_BYTES);
  const derived = Buffer.from(hkdfSync('sha256', seed, '', PURPOSE, RAW_KEY_BYTES));
  const secret = createPrivateKey({ key: Buffer.concat([ED25519_PKCS8, derived]), format: 'der', type: 'pkcs8' });
  const open: KeyObject = createPublicKey(secret);
  const origin = `zhijia-audit-${keyring.id}`;
  const publicKey = open.export({ format: 'der', type: 'spki' }).subarray(-RAW_KEY_BYTES);
  const id = createHash('sha256').update(`${origin}\n`).update(Buffer.of(1)).update(publicKey).digest().subarray(0, 4);
  return {
    origin, id, publicKey,
    sign: (text) => sign(null, Buffer.from(text), secret),
    isSigned: (text, signature) => signature.length === 64 && verify(null, Buffer.from(text), open, signature),
  };
}

/** The verifier key in the notation of C2SP signed-note, for auditors with tools of their own. */
export function toVerifierKey(key: LogKey): string {
  return `${key.origin}+${key.id.toString('hex')}+${Buffer.concat([Buffer.of(1), key.publicKey]).toString('base64')}`;
}
