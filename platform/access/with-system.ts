import type { SystemReach } from './actor.ts';
import type { Ctx } from './ctx.ts';
import { systemReach } from './reach.ts';

/**
 * Runs a few statements of a request with a named system reach (finding a person by phone number before anybody is
 * signed in, say) and takes it away again, so that the rest of the request is as narrow as before. Calls may nest.
 */
export async function withSystemReach<T>(ctx: Ctx, name: SystemReach, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.reach.system === name) return work(ctx);
  const reach = systemReach(name);
  // SET LOCAL takes no parameters; the name is one of a closed list of words. Not awaited: what is asked next follows it on
  // the same connection, and a transaction in which a statement failed never commits.
  ctx.tx.unsafe(`set local app.system = '${name}'`).catch(() => {});
  try {
    return await work({ ...ctx, reach });
  } finally {
    // After a failed statement the transaction is aborted and this one fails too: it will be rolled back whole.
    ctx.tx.unsafe(`set local app.system = '${ctx.reach.system ?? ''}'`).catch(() => {});
  }
}
