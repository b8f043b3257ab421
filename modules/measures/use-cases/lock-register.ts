import { lockName } from '#platform/db/advisory-lock.ts';
import type { Tx } from '#platform/db/tx.ts';

/**
 * One at a time compares with all firms of a union and writes. Whoever also locks rows of firms does that first: two
 * orders would let two officers wait for each other.
 */
export async function lockRegister(tx: Tx, unionId: string): Promise<void> {
  await lockName(tx, `measures.register ${unionId}`);
}
