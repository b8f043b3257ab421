import { sign, verify } from 'node:crypto';
import type { Keyring } from './keyring.ts';

/** Ed25519 over a domain word and the text, so that a signature made for one purpose is void for another. */
export function signText(keyring: Keyring, domain: string, text: string): string {
  return sign(null, Buffer.from(`${domain}\0${text}`), keyring.signing).toString('base64url');
}

/** False for anything but the exact signature of this keyring; never throws on hostile input (QR-1). */
export function isSignedText(keyring: Keyring, domain: string, text: string, signature: string): boolean {
  if (!/^[A-Za-z0-9_-]{86}$/.test(signature)) return false;
  const bytes = Buffer.from(signature, 'base64url');
  // 86 characters hold four bits more than a signature has: one signature, one spelling.
  if (bytes.toString('base64url') !== signature) return false;
  return verify(null, Buffer.from(`${domain}\0${text}`), keyring.verifying, bytes);
}
