import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { signInErrors } from './contract/sign-in-errors.ts';

/** A mobile number of mainland China in E.164: '+86' and eleven digits. The only spelling that is stored or compared. */
export type PhoneNumber = string & { readonly __phoneNumber: true };

// Spaces of every width, hyphens and dashes, brackets, dots, and the invisible direction marks
// that copying from a contact list brings along.
const ORNAMENT = /[\s\p{Pd}()（）.·\p{Cf}]/gu;
const MOBILE = /^(?:\+86|0086|86)?(1[3-9][0-9]{9})$/;
const STORED = /^\+861[3-9][0-9]{9}$/;

export function isPhoneNumber(text: string): text is PhoneNumber {
  return STORED.test(text);
}

/** Reads a number as people write it: full-width digits, +86, 0086, spaces, dashes. */
export function toPhoneNumber(text: string): Outcome<PhoneNumber> {
  const [, digits = ''] = MOBILE.exec(text.normalize('NFKC').replaceAll(ORNAMENT, '')) ?? [];
  const phone = `+86${digits}`;
  return isPhoneNumber(phone) ? ok(phone) : refuse(signInErrors['not-a-mobile-number']);
}

/** '180****1999': enough for the owner to recognise, too little to call. */
export function maskPhoneNumber(phone: PhoneNumber): string {
  return `${phone.slice(3, 6)}****${phone.slice(-4)}`;
}
