import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';

/** GB 11643-1999: weights of the first seventeen digits, and the check character for the sum modulo eleven. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';

/** First two digits (GB/T 2260): provinces, Taiwan, Hong Kong, Macao and their residence permits, and 91 for foreigners' cards. */
const DIVISIONS = new Set([
  '11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37', '41', '42', '43', '44', '45', '46',
  '50', '51', '52', '53', '54', '61', '62', '63', '64', '65', '71', '81', '82', '83', '91',
]);

/** Why a text is no citizen's number; each has its sentence in locale/ as `register.reason.…`. */
const ID_REASONS = ['id-shape', 'id-fifteen', 'id-division', 'id-birth', 'id-check'] as const;
export type IdReason = (typeof ID_REASONS)[number];

export type Sex = 'male' | 'female';
export type Citizen = { readonly idNumber: string; readonly bornOn: PlainDate; readonly sex: Sex };
export type IdOutcome = { readonly ok: true; readonly value: Citizen } | { readonly ok: false; readonly reason: IdReason };

/** The number as it is kept: ordinary digits, a capital X, no blanks, dashes or the quote that Excel puts before text. */
export function plainIdNumber(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\p{Pd}'’`\p{Cf}]/gu, '').replaceAll('×', 'X').toUpperCase();
}

/** Reads a citizen's number with all that it tells: eighteen characters, division, a birth date that has been, check character. */
export function readIdNumber(text: string, today: PlainDate): IdOutcome {
  const idNumber = plainIdNumber(text);
  // Fifteen digits were issued until 1999 and are void since 2013; which century is meant can only be guessed.
  if (/^\d{15}$/.test(idNumber)) return { ok: false, reason: 'id-fifteen' };
  if (!/^\d{17}[\dX]$/.test(idNumber)) return { ok: false, reason: 'id-shape' };
  if (!DIVISIONS.has(idNumber.slice(0, 2))) return { ok: false, reason: 'id-division' };
  const bornOn = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
  if (!isPlainDate(bornOn) || bornOn > today || bornOn < '1800-01-01') return { ok: false, reason: 'id-birth' };
  if (checkCharacter(idNumber.slice(0, 17)) !== idNumber.at(-1)) return { ok: false, reason: 'id-check' };
  return { ok: true, value: { idNumber, bornOn, sex: Number(idNumber[16]) % 2 === 1 ? 'male' : 'female' } };
}

/** The eighteenth character for seventeen digits. */
export function checkCharacter(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return CHECKS[sum % 11] ?? '';
}

/** The eighteen characters that a number of fifteen digits became; everybody who had one was born in the 1900s. */
export function toEighteen(fifteen: string): string {
  const body = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`;
  return body + checkCharacter(body);
}
