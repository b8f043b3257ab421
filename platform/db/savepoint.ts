import type { Tx } from './tx.ts';

/** Work inside a transaction that may fail by itself: what it wrote is undone, and the rest of the transaction goes on. */
export async function inSavepoint<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.unsafe('savepoint attempt');
  try {
    const done = await work();
    await tx.unsafe('release savepoint attempt');
    return done;
  } catch (error) {
    await tx.unsafe('rollback to savepoint attempt');
    throw error;
  }
}
