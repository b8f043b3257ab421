/** GB 32100-2015: 31 symbols, without I, O, S, V and Z. */
const SYMBOLS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;

/** A unified social credit code as it is kept: capitals and ordinary digits, no blanks or dashes. */
export function plainCreditCode(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
}

/** Eighteen symbols of which the last is right; says nothing of who registered it. */
export function isCreditCode(code: string): boolean {
  if (code.length !== LENGTH || [...code].some((symbol) => !SYMBOLS.includes(symbol))) return false;
  return checkSymbol(code.slice(0, LENGTH - 1)) === code.at(-1);
}

/** The eighteenth symbol for seventeen lawful ones: with weights 3^(i−1) mod 31 it makes the sum divisible by 31. */
export function checkSymbol(body: string): string | undefined {
  let [weight, sum] = [1, 0];
  for (const symbol of body) {
    sum += SYMBOLS.indexOf(symbol) * weight;
    weight = weight * 3 % SYMBOLS.length;
  }
  return SYMBOLS[(SYMBOLS.length - sum % SYMBOLS.length) % SYMBOLS.length];
}
