import type { Demonstration } from '#platform/accounts/demonstration.ts';
import { blindIndex } from '#platform/crypto/blind-index.ts';
import type { Keyring } from '#platform/crypto/keyring.ts';
import { demoPersons } from './load-demo-unions.ts';

/** Without letters and digits that look alike on a projector. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 3;
const LETTERS = 4;

/**
 * What the officers of the demonstration confirm sensitive steps with: made from the keys of this data folder, so that it
 * is another one in every folder, the same after every start, and stored nowhere.
 */
export function demonstrationOf(keyring: Keyring): Demonstration {
  const bytes = Buffer.from(blindIndex(keyring, 'server.demonstration', 'password'), 'base64url');
  const letters = [...bytes.subarray(0, GROUPS * LETTERS)].map((byte) => ALPHABET[byte % ALPHABET.length] ?? '').join('');
  return { password: letters.replace(/(.{4})(?=.)/g, '$1-'), people: new Set([demoPersons.contact, demoPersons.chair, demoPersons.upper]) };
}
