import { createHash } from 'node:crypto';
import type { Keyring } from './keyring.ts';

/** The signing key as other devices keep it: its 32 bytes, and the six characters by which a code names it. */
export function publicKeyOf({ verifying }: Pick<Keyring, 'verifying'>): { readonly keyId: string; readonly publicKey: string } {
  // RFC 8410: of an Ed25519 key's SPKI the last 32 bytes are the key itself.
  const bytes = verifying.export({ format: 'der', type: 'spki' }).subarray(-32);
  return { keyId: createHash('sha256').update(bytes).digest('base64url').slice(0, 6), publicKey: bytes.toString('base64url') };
}
