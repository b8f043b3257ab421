import type { UnionId } from '#platform/kernel/id.ts';
import type { OrgPath } from '#platform/kernel/org-path.ts';
import type { UNION_KINDS } from '#platform/orgs/contract.ts';
import type { Category } from '../wire.ts';
import { OPEN_TO_ALL_WORDS, TRADE_WORDS } from './union-words.ts';

export type Candidate = {
  readonly id: UnionId; readonly name: string; readonly kind: (typeof UNION_KINDS)[number]; readonly level: number; readonly path: OrgPath;
};
export type Proposal = Candidate & { readonly reason: 'industry' | 'open' | 'area' };

const RANK = { industry: 0, open: 1, area: 2 } as const;

/**
 * Where somebody without an employer may join (TUL 3): the industry union of the trade first, then one that is open to
 * every trade, then the area's own, the nearest first. Unions of single employers are never proposed.
 */
export function proposeUnions(candidates: readonly Candidate[], category: Category, most: number): readonly Proposal[] {
  return candidates
    .flatMap((one): Proposal[] => {
      const reason = reasonFor(one, category);
      return reason === undefined ? [] : [{ ...one, reason }];
    })
    .toSorted((one, other) => RANK[one.reason] - RANK[other.reason] || other.level - one.level || (one.path < other.path ? -1 : 1))
    .slice(0, most);
}

function reasonFor({ name, kind }: Candidate, category: Category): Proposal['reason'] | undefined {
  const names = (words: readonly string[]) => words.some((word) => name.includes(word));
  switch (kind) {
    case 'industry':
      if (names(TRADE_WORDS[category])) return 'industry';
      return names(OPEN_TO_ALL_WORDS) && !isOfAnotherTrade(name, category) ? 'open' : undefined;
    case 'street': case 'zone': case 'federation':
      return 'area';
    case 'enterprise': case 'branch': case 'group':
      return undefined;
  }
}

function isOfAnotherTrade(name: string, category: Category): boolean {
  return Object.entries(TRADE_WORDS).some(([trade, words]) => trade !== category && trade !== 'other' && words.some((word) => name.includes(word)));
}
