import type { Role } from '#platform/contract/permissions.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';

/** A duty as it was given; `until` and `endedAt` null: for good, still. */
export type DutyTerm = {
  readonly personId: PersonId;
  readonly unionId: UnionId;
  readonly role: Role;
  readonly from: Date;
  readonly until: Date | null;
  readonly endedAt: Date | null;
};

/** Leave of a person from the duties of one union. */
export type AbsenceTerm = {
  readonly personId: PersonId;
  readonly unionId: UnionId;
  readonly from: Date;
  readonly until: Date;
  readonly endedAt: Date | null;
};

export type ActingHolders = {
  /** Where they hold it; undefined when nobody up to the top holds it at all. */
  readonly unionId: UnionId | undefined;
  readonly persons: readonly PersonId[];
  /** 'own': the union's own holder or a deputy; 'above': a union above acts; 'away': all are away, and stay responsible. */
  readonly standing: 'own' | 'above' | 'away' | 'empty';
};

export type AskedDuty = {
  /** The union itself first, then each one above it. */
  readonly ladder: readonly UnionId[];
  readonly duty: Role;
  readonly now: Date;
};

/** A term counts from its first instant up to, and not including, its last. */
export function isInForce(term: { readonly from: Date; readonly until: Date | null; readonly endedAt: Date | null }, now: Date): boolean {
  return term.from <= now && (term.until === null || term.until > now) && (term.endedAt === null || term.endedAt > now);
}

/**
 * Who holds a union's duty at this moment. A deputy holds it by a duty handed on, so deputies need no word of their own.
 * Where nobody is there, the next union up with somebody acts. Where everybody up to the top is away, leave does not
 * count: somebody is always responsible as long as anybody holds the duty.
 */
export function actingHolders(
  { ladder, duty, now }: AskedDuty, facts: { readonly terms: readonly DutyTerm[]; readonly absences: readonly AbsenceTerm[] },
): ActingHolders {
  const holding = facts.terms.filter((term) => term.role === duty && isInForce(term, now));
  const isAway = (term: DutyTerm): boolean => facts.absences.some((absence) =>
    absence.personId === term.personId && absence.unionId === term.unionId && isInForce(absence, now));
  const firstWith = (terms: readonly DutyTerm[]): UnionId | undefined => ladder.find((unionId) => terms.some((term) => term.unionId === unionId));
  const peopleAt = (terms: readonly DutyTerm[], unionId: UnionId): PersonId[] =>
    [...new Set(terms.filter((term) => term.unionId === unionId).map((term) => term.personId))];
  const present = holding.filter((term) => !isAway(term));
  const there = firstWith(present);
  if (there !== undefined) return { unionId: there, persons: peopleAt(present, there), standing: there === ladder[0] ? 'own' : 'above' };
  const nearest = firstWith(holding);
  if (nearest === undefined) return { unionId: undefined, persons: [], standing: 'empty' };
  return { unionId: nearest, persons: peopleAt(holding, nearest), standing: 'away' };
}
