import { isCreditCode } from '#platform/kernel/credit-code.ts';

/** GB 11714: the organisation's own number stands in positions 9 to 17 and counts A as 10 … Z as 35. */
const OWN_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;
const OWN_SYMBOLS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Eighteen symbols whose two check symbols are right; says nothing of who registered it. */
export function isSocialCreditCode(code: string): boolean {
  return isCreditCode(code) && ownCheckOf(code.slice(8, 16)) === code[16];
}

/** Registered by a union federation: the first symbol is 8. */
export function isUnionCode(code: string): boolean {
  return code.startsWith('8') && isSocialCreditCode(code);
}

function ownCheckOf(body: string): string {
  const sum = OWN_WEIGHTS.reduce((total, weight, place) => total + weight * OWN_SYMBOLS.indexOf(body[place] ?? ''), 0);
  const check = 11 - sum % 11;
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}
