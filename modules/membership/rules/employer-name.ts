import { NAME_TAILS } from './union-words.ts';

/** What the spellings of one firm's name share: without blanks, marks, brackets and the words that every firm has. */
export function employerKey(name: string): string {
  let key = name.normalize('NFKC').replaceAll(/[\s\p{P}\p{S}]/gu, '').toLowerCase();
  for (let isCut = true; isCut;) {
    const tail = NAME_TAILS.find((one) => key.endsWith(one) && key.length > one.length + 1);
    isCut = tail !== undefined;
    if (tail !== undefined) key = key.slice(0, -tail.length);
  }
  return key;
}

/** From here on an officer is asked whether it is the same firm; a person decides, never the number. */
export const ALIKE = 0.6;

/** How alike two keys are, 0 to 1: Dice's coefficient over pairs of neighbouring characters (Dice 1945). */
export function alikeness(one: string, other: string): number {
  if (one === other) return 1;
  const [pairs, others] = [pairsOf(one), pairsOf(other)];
  if (pairs.size === 0 || others.size === 0) return 0;
  let shared = 0;
  for (const pair of pairs) if (others.has(pair)) shared += 1;
  return (2 * shared) / (pairs.size + others.size);
}

function pairsOf(text: string): ReadonlySet<string> {
  const letters = [...text];
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}
