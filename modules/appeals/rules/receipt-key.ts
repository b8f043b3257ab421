/**
 * What a phone derives from the query code of a new case, so that the server need not: Argon2id at OWASP's minimum
 * (memory in KiB), the same cost as the server's own for phones that cannot. Phone and server must agree on every figure.
 */
export const RECEIPT_KEY_COST = { memory: 19_456, passes: 2, lanes: 1 } as const;
export const RECEIPT_KEY_BYTES = 32;

/**
 * The salt of a case, in ASCII. The phone makes the case's id, 74 bits of it by chance, and keeps it with the draft: a
 * second try after a reload derives the same key, and no two cases of a stolen database can be guessed at together.
 */
export function receiptSalt(appealId: string): string {
  return `zhijia.receipt.v1:${appealId}`;
}
