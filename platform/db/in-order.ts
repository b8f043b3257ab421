/**
 * Waits for statements that travel together, in the order in which they were asked: the first failure is the one that is
 * told, and not "current transaction is aborted", which all behind it say.
 * All but the last begin with `execute()`: postgres.js sends what is merely awaited a moment later.
 */
export async function inOrder(statements: readonly PromiseLike<unknown>[]): Promise<void> {
  for (const one of statements) one.then(() => {}, () => {});
  for (const one of statements) await one;
}
