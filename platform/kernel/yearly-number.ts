/** A number that begins anew each year, as files and plans are called: `2026-007`. */
export type YearlyNumber = { readonly year: number; readonly number: number };

export function writeYearlyNumber(year: number, number: number): string {
  return `${year}-${String(number).padStart(3, '0')}`;
}

/** Reads what `writeYearlyNumber` wrote, with full-width digits and any dash; undefined when it is no such number. */
export function readYearlyNumber(typed: string): YearlyNumber | undefined {
  const [, year, number] = /^(20\d\d)\p{Pd}(\d{1,6})$/u.exec(typed.normalize('NFKC').replaceAll(/[\s号]/gu, '')) ?? [];
  return year === undefined || number === undefined || Number(number) === 0 ? undefined : { year: Number(year), number: Number(number) };
}
