import { isPlainDate } from '#platform/kernel/plain-date.ts';

/** GB 11643-1999: weights of the first seventeen digits, and the check character for the sum modulo eleven. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';

/** First two digits (GB/T 2260): provinces, Taiwan, Hong Kong, Macao and their residence permits, and 91 for foreigners' cards. */
const DIVISIONS = new Set([
  '11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37', '41', '42', '43', '44', '45', '46',
  '50', '51', '52', '53', '54', '61', '62', '63', '64', '65', '71', '81', '82', '83', '91',
]);

export type IdNumberReason = 'id-shape' | 'id-fifteen' | 'id-division' | 'id-birth' | 'id-check';

/** The number as it is kept: ordinary digits, a capital X, no blanks, dashes or the quote that Excel puts before text. */
export function plainIdNumber(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\p{Pd}'’`\p{Cf}]/gu, '').replaceAll('×', 'X').toUpperCase();
}

/** Why a plain number is no citizen's, or undefined. Whether the birthday has been is not asked: that needs a clock. */
export function wrongIdNumber(plain: string): IdNumberReason | undefined {
  // Fifteen digits were issued until 1999 and are void since 2013; which century is meant can only be guessed.
  if (/^\d{15}$/.test(plain)) return 'id-fifteen';
  if (!/^\d{17}[\dX]$/.test(plain)) return 'id-shape';
  if (!DIVISIONS.has(plain.slice(0, 2))) return 'id-division';
  const bornOn = `${plain.slice(6, 10)}-${plain.slice(10, 12)}-${plain.slice(12, 14)}`;
  if (!isPlainDate(bornOn) || bornOn < '1800-01-01') return 'id-birth';
  return checkCharacter(plain) === plain.at(-1) ? undefined : 'id-check';
}

/** The eighteenth character for the first seventeen digits of a number. */
export function checkCharacter(plain: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(plain[index]), 0);
  return CHECKS[sum % 11] ?? '';
}
