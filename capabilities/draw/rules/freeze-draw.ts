import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { sha256Hex } from '#platform/kernel/sha-256.ts';
import { errors } from '../contract/errors.ts';
import { FORMAT, LIMITS, type Entry, type FrozenDraw, type Party } from '../wire.ts';
import { canonicalText } from './canonical.ts';

export type DrawTerms = Omit<FrozenDraw, 'format' | 'parties' | 'entries'>;

/**
 * Closes list and commitments in one moment. Entries stand in the order of their numbers and not of their coming, so the
 * list tells nothing about who signed up when.
 */
export function freezeDraw(terms: DrawTerms, parties: readonly Party[], entries: readonly Entry[]): Outcome<FrozenDraw> {
  const frozen: FrozenDraw = {
    ...terms, format: FORMAT,
    parties: [...parties].sort((a, b) => a.party - b.party),
    entries: [...entries].sort((a, b) => (a.number < b.number ? -1 : 1)),
  };
  const refusal = termsRefusal(terms) ?? partiesRefusal(frozen.parties) ?? entriesRefusal(frozen.entries);
  return refusal ?? ok(frozen);
}

/** Published at the freeze. Whoever kept it notices any later change of list, weights, places, dates or commitments. */
export function frozenHashOf(frozen: FrozenDraw): string {
  return sha256Hex(canonicalText(frozen));
}

function termsRefusal({ places, frozenAt, revealBy, closeBy }: DrawTerms) {
  if (!isWithin(places, LIMITS.places)) return refuse(errors['out-of-bounds']);
  return frozenAt < revealBy && revealBy < closeBy ? undefined : refuse(errors['dates-reversed']);
}

function partiesRefusal(parties: readonly Party[]) {
  if (parties.length > LIMITS.parties) return refuse(errors['too-many-parties'], { most: LIMITS.parties });
  const count = (role: Party['role']) => parties.filter((one) => one.role === role).length;
  if (count('organiser') !== 1 || count('closer') !== 1 || count('worker') === 0) return refuse(errors['party-missing']);
  if (parties.some((one, at) => one.party !== at + 1)) return refuse(errors['not-a-party']);
  return new Set(parties.map((one) => one.commitment)).size < parties.length ? refuse(errors['commitment-repeated']) : undefined;
}

function entriesRefusal(entries: readonly Entry[]) {
  if (entries.length === 0) return refuse(errors['nobody-entered']);
  if (entries.length > LIMITS.entries || entries.some((one) => !isWithin(one.weight, LIMITS.weight) || !isWithin(one.size, LIMITS.size))) {
    return refuse(errors['out-of-bounds']);
  }
  return entries.some((one, at) => one.number === entries[at + 1]?.number) ? refuse(errors['number-taken']) : undefined;
}

const isWithin = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most;
