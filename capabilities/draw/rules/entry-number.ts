import { sha256Hex } from '#platform/kernel/sha-256.ts';
import { NUMBER_SIGNS } from '../wire.ts';

/**
 * The number under which an entry stands in the published list: eight signs of a hash of its owner's token. The token is
 * chance (16 bytes or more) and nothing about the person goes in, so only who has the token can tell whose number it is.
 * Forty bits: two of 20,000 entries meet in one draw of five thousand, and the later one then gets another token.
 */
export function entryNumberOf(draw: string, token: string): string {
  const digest = sha256Hex(`zhijia-draw-number-1\n${draw}\n${token}`);
  return Array.from({ length: 8 }, (_, at) => NUMBER_SIGNS[bitsAt(digest, at * 5)] ?? '').join('');
}

/** Five bits of a hexadecimal text, from the `from`-th bit on; three digits always hold them. */
function bitsAt(digest: string, from: number): number {
  const digit = Math.floor(from / 4);
  return (Number.parseInt(digest.slice(digit, digit + 3), 16) >> (7 - (from % 4))) & 31;
}
