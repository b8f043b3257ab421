import { publishedDraw, type PublishedDraw, type Reveal } from '../wire.ts';
import { canonicalText } from './canonical.ts';
import { freezeDraw, frozenHashOf } from './freeze-draw.ts';
import { takeReveal } from './reveal.ts';
import { fileHashOf, publishDraw } from './settle-draw.ts';

/** What is wrong with a published file: nothing, or every part that does not follow from the parts before it. */
export type Fault =
  | 'shape' | 'list' | 'frozen-hash' | 'another-list' | 'reveals' | 'missing' | 'seed' | 'order' | 'placed' | 'waiting' | 'hash';

/**
 * Recomputes a draw from its published file alone. `keptHash` is the hash that somebody kept at the freeze: a file that was
 * made anew from another list is right in itself, and only that hash shows it.
 */
export function verifyDraw(read: unknown, keptHash?: string): readonly Fault[] {
  const shape = publishedDraw.safeParse(read);
  if (!shape.success) return ['shape'];
  const file = shape.data;
  const again = publishDraw(file.frozen, file.reveals);
  const { hash, ...unsigned } = file;
  const findings: ReadonlyArray<readonly [Fault, boolean]> = [
    ['list', isFrozenRightly(file)],
    ['frozen-hash', file.frozenHash === again.frozenHash],
    ['another-list', keptHash === undefined || keptHash === frozenHashOf(file.frozen)],
    ['reveals', areTaken(file)],
    ['missing', isSame(file.missing, again.missing)],
    ['seed', file.seed === again.seed],
    ['order', isSame(file.order, again.order)],
    ['placed', isSame(file.placed, again.placed)],
    ['waiting', isSame(file.waiting, again.waiting)],
    ['hash', hash === fileHashOf(unsigned)],
  ];
  return findings.flatMap(([fault, isRight]) => (isRight ? [] : [fault]));
}

function isFrozenRightly({ frozen: { parties, entries, ...terms } }: PublishedDraw): boolean {
  const frozen = freezeDraw(terms, parties, entries);
  return frozen.ok && isSame(frozen.value.parties, parties) && isSame(frozen.value.entries, entries);
}

/** Each reveal opens its commitment, once and in its turn. They are taken in the order of their coming. */
function areTaken({ frozen, reveals }: PublishedDraw): boolean {
  let taken: readonly Reveal[] = [];
  const closer = frozen.parties.find((one) => one.role === 'closer')?.party;
  const coming = [...reveals].sort((a, b) => Number(a.party === closer) - Number(b.party === closer) || (a.at < b.at ? -1 : 1));
  for (const reveal of coming) {
    const outcome = takeReveal(frozen, taken, reveal);
    if (!outcome.ok) return false;
    taken = outcome.value;
  }
  return isSame(taken, reveals);
}

const isSame = (a: Parameters<typeof canonicalText>[0], b: Parameters<typeof canonicalText>[0]) => canonicalText(a) === canonicalText(b);
