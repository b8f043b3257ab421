import { isUuid } from '#platform/kernel/id.ts';
import type { Ctx } from './ctx.ts';

/**
 * Runs a few statements of a request in which one case that does not exist yet may be written, wherever in the tree it
 * will stand: an officer enters what the union above must handle, and may not read it afterwards.
 */
export async function withNewCase<T>(ctx: Ctx, caseId: string, work: () => Promise<T>): Promise<T> {
  if (!isUuid(caseId)) throw new TypeError('the id of a case is a uuid');
  // SET LOCAL takes no parameters; a uuid needs no quoting.
  await ctx.tx.unsafe(`set local app.newcase = '${caseId}'`);
  try {
    return await work();
  } finally {
    // After a failed statement the transaction is aborted and this one fails too: it will be rolled back whole.
    await ctx.tx.unsafe(`set local app.newcase = '${ctx.reach.newCase ?? ''}'`).catch(() => {});
  }
}
