import type { Tx } from './tx.ts';

/** Holds a named lock until the transaction ends: for what must happen once, whoever starts it. */
export async function lockName(tx: Tx, name: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtext(${`zhijia ${name}`}))`;
}
