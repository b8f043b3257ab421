import type { FirmKind } from '../wire.ts';

/** GB 32100-2015: 31 symbols, without I, O, S, V and Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;

/** The code as it is kept: capitals and ordinary digits, no blanks or dashes. */
export function plainCreditCode(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
}

/** Weights 3^(i−1) mod 31 over the first seventeen symbols; the eighteenth makes the sum divisible by 31. */
export function isCreditCode(code: string): boolean {
  if (code.length !== LENGTH) return false;
  const values = [...code].map((symbol) => ALPHABET.indexOf(symbol));
  if (values.includes(-1)) return false;
  return checkSymbol(code.slice(0, LENGTH - 1)) === code.at(-1);
}

/** The eighteenth symbol for seventeen lawful ones. */
export function checkSymbol(body: string): string | undefined {
  let weight = 1;
  let sum = 0;
  for (const symbol of body) {
    sum += ALPHABET.indexOf(symbol) * weight;
    weight = weight * 3 % 31;
  }
  return ALPHABET[(31 - sum % 31) % 31];
}

/** What the code tells of a firm: registered with the market regulator (9) as a company, self-employed or cooperative. */
export function kindOfCreditCode(code: string | null): FirmKind {
  if (code?.startsWith('92') === true) return 'self-employed';
  return code?.startsWith('93') === true ? 'cooperative' : 'company';
}
