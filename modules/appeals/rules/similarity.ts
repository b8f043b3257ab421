const SPACES = /[\s\p{P}\p{S}]+/gu;

/** Pairs of neighbouring characters: what short Chinese sentences have in common without cutting them into words. */
export function pairsOf(text: string): ReadonlySet<string> {
  const letters = [...text.normalize('NFKC').toLowerCase().replaceAll(SPACES, '')];
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}

/** How alike two matters are told, 0 to 1: Dice's coefficient over pairs of characters (Dice 1945). */
export function similarityOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

/** From here on an officer is asked whether it is the same matter; a person decides, never the number. */
export const ALIKE = 0.3;
