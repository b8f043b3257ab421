import { ALIKE, alikeness, employerKey } from './employer-name.ts';

export type KnownEmployer = { readonly name: string; readonly creditCode: string | null; readonly where: string; readonly source: 'union' | 'firm' | 'founding' };
export type Likeness = Omit<KnownEmployer, 'creditCode'> & { readonly isSameCode: boolean; readonly percent: number };

/** As good as certain: the same code, or the same name but for blanks, brackets and "limited company". */
const SURE = 95;

/** What is known and may be this employer, the likeliest first. A code proves it; a name only asks. */
export function likenesses(
  employer: { readonly name: string; readonly creditCode: string | null }, known: readonly KnownEmployer[], most: number,
): readonly Likeness[] {
  const key = employerKey(employer.name);
  return known.flatMap(({ creditCode, ...one }): Likeness[] => {
    const isSameCode = creditCode !== null && creditCode === employer.creditCode;
    const alike = alikeness(key, employerKey(one.name));
    return isSameCode || alike >= ALIKE ? [{ ...one, isSameCode, percent: Math.round(alike * 100) }] : [];
  }).toSorted((one, other) => Number(other.isSameCode) - Number(one.isSameCode) || other.percent - one.percent || (one.name < other.name ? -1 : 1))
    .slice(0, most);
}

/** Whether a second union for one employer is about to be founded. A register entry is no union. */
export function isFoundedAlready(known: readonly Likeness[]): boolean {
  return known.some((one) => one.source !== 'firm' && (one.isSameCode || one.percent >= SURE));
}
