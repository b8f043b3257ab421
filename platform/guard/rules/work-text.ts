/** What a challenge says in the open: how many zero bits the work must show. The rest is the server's business. */
const SHAPE = /^[0-9a-f-]{36}\.(\d{1,2})\.\d{1,12}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22}$/;

/** More than any challenge of the house asks: a phone that meets more was not asked by the house. */
const MOST_BITS = 22;

/** The bits a challenge asks for, or undefined for what is no challenge. */
export function bitsAsked(challenge: string): number | undefined {
  const bits = Number(SHAPE.exec(challenge)?.[1] ?? Number.NaN);
  return bits <= MOST_BITS ? bits : undefined;
}

const BLOCK = 64;

/**
 * What stands before the counter in every try, the same on the phone and on the server. Filled up to whole blocks of
 * SHA-256, so that the phone hashes it once and each try is one block more. Letters of ASCII only.
 */
export function workText(challenge: string, subject: string): string {
  const text = `${challenge}|${subject}|`;
  return text.padEnd(Math.ceil(text.length / BLOCK) * BLOCK, '.');
}

/** How many bits are zero before the first that is not. `words` are the digest's, 32 bits each. */
export function zeroBits(words: ArrayLike<number>): number {
  let bits = 0;
  for (let index = 0; index < words.length; index += 1) {
    const zeros = Math.clz32(words[index] ?? 0);
    bits += zeros;
    if (zeros < 32) break;
  }
  return bits;
}
