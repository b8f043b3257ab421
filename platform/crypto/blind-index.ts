import { createHmac, createSecretKey } from 'node:crypto';
import type { Keyring } from './keyring.ts';

/**
 * Finds an exact sealed value without opening any: HMAC-SHA-256 over a named kind and the normalised value, 16 bytes.
 * What it tells a reader of the database: that two rows hold the same value, and nothing else without the key.
 */
export function blindIndex(keyring: Keyring, kind: string, normalised: string): string {
  return createHmac('sha256', createSecretKey(keyring.index)).update(`${kind}\0${normalised}`).digest().subarray(0, 16).toString('base64url');
}
