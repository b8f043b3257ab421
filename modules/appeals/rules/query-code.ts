import type { Random } from '#platform/kernel/random.ts';

export const QUERY_CODE_LENGTH = 20;

/**
 * A query code: 20 decimal digits, each equally likely. A byte has 256 values and 256 is no multiple of 10, so the six
 * highest are thrown away instead of making 0 … 5 a little more frequent.
 */
export function newQueryCode(random: Random): string {
  let code = '';
  while (code.length < QUERY_CODE_LENGTH) {
    const fair = Array.from(random.bytes(QUERY_CODE_LENGTH)).filter((byte) => byte < 250);
    code += fair.map((byte) => byte % 10).join('');
  }
  return code.slice(0, QUERY_CODE_LENGTH);
}
