/** 2026 and 3: 2026-003. What the approval says and the settlement names. */
export function toNumber(year: number, number: number): string {
  return `${year}-${String(number).padStart(3, '0')}`;
}

/** Reads what toNumber wrote, with full-width digits and any dash; undefined when it is no number of a plan. */
export function readNumber(typed: string): { readonly year: number; readonly number: number } | undefined {
  const [, year, number] = /^(20\d\d)\p{Pd}(\d{1,6})$/u.exec(typed.normalize('NFKC').replaceAll(/[\s号]/gu, '')) ?? [];
  return year === undefined || number === undefined || Number(number) === 0 ? undefined : { year: Number(year), number: Number(number) };
}
