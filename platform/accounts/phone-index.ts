import { hkdfSync } from 'node:crypto';
import { blindIndex } from '#platform/crypto/blind-index.ts';
import type { Keyring } from '#platform/crypto/keyring.ts';
import type { SealPlace, SubjectKey } from '#platform/crypto/seal.ts';
import type { PhoneNumber } from './phone-number.ts';

/** What `orgs_person.phone_index` holds: finds a person by phone and shows no phone. */
export function phoneIndex(keyring: Keyring, phone: PhoneNumber): string {
  return blindIndex(keyring, 'phone', phone);
}

/** Seals the phone of a code request: its owner may be nobody we know, so there is no person's key to use. */
export function codeRequestKey(keyring: Keyring): SubjectKey {
  return { owner: 'accounts', bytes: Buffer.from(hkdfSync('sha256', keyring.wrapping, '', 'accounts.code', 32)) };
}

export function codeRequestPlace(requestId: string): SealPlace {
  return { type: 'accounts.code', field: 'phone', subject: requestId };
}
