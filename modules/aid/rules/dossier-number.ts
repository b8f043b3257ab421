/** 2026-000007: the house's seventh file of the year. Six digits, and after 999999 seven. */
export function nextNumber(year: number, last: string | undefined): string {
  const ordinal = last === undefined ? 1 : Number(last.slice(last.indexOf('-') + 1)) + 1;
  return `${year}-${String(ordinal).padStart(6, '0')}`;
}
