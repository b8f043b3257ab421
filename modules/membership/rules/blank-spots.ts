import { employerKey } from './employer-name.ts';

export type BlankSpot = {
  readonly name: string;
  readonly creditCode: string | null;
  readonly workers: number | null;
  readonly joiners: number;
  readonly source: 'firm' | 'joins';
  readonly address: string | null;
};

type Firm = Pick<BlankSpot, 'name' | 'creditCode' | 'workers' | 'address'>;
type Named = { readonly name: string; readonly key: string; readonly creditCode: string | null; readonly joiners: number };

/**
 * Employers without a union (空白点): firms of the register, and what workers wrote when they applied. A firm in both is one
 * line; what has a union by name is none. Where workers have asked already comes first, then the largest.
 */
export function blankSpots(firms: readonly Firm[], named: readonly Named[], founded: readonly { readonly name: string }[]): readonly BlankSpot[] {
  const hasUnion = new Set(founded.map(({ name }) => employerKey(name)));
  const spots = new Map<string, BlankSpot>();
  for (const firm of firms) {
    const key = employerKey(firm.name);
    if (!hasUnion.has(key) && !spots.has(key)) spots.set(key, { ...firm, joiners: 0, source: 'firm' });
  }
  const keyOfCode = new Map([...spots].flatMap(([key, { creditCode }]) => (creditCode === null ? [] : [[creditCode, key] as const])));
  for (const { name, key, creditCode, joiners } of named) {
    if (hasUnion.has(key)) continue;
    const known = creditCode === null ? key : keyOfCode.get(creditCode) ?? key;
    const spot = spots.get(known) ?? { name, creditCode, workers: null, joiners: 0, source: 'joins' as const, address: null };
    spots.set(known, { ...spot, joiners: spot.joiners + joiners });
  }
  return [...spots.values()].toSorted((one, other) =>
    other.joiners - one.joiners || (other.workers ?? -1) - (one.workers ?? -1) || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
}
