import { setLocal } from '#platform/db/set-local.ts';
import type { Ctx } from './ctx.ts';
import { leaveToDatabase, REACH_SETTINGS, reachSettings, type Reach } from './reach.ts';

/**
 * Runs a few statements of a request in another reach that `decide` gave the same person (their own rows on a page of their
 * office, their office's rows on a page of their own) and puts back the former one. Nothing of the former reach holds within.
 */
export async function withOtherReach<T>(ctx: Ctx, reach: Reach, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const [row] = await ctx.tx<{ held: Record<string, string> }[]>`
    select jsonb_object_agg(s.name, coalesce(current_setting(s.name, true), '')) as held from unnest(${[...REACH_SETTINGS]}::text[]) as s (name)`;
  const none = Object.fromEntries(REACH_SETTINGS.map((name) => [name, '']));
  // Not awaited, either way: what is asked next follows on the same connection.
  ctx.tx.unsafe(setLocal({ ...none, ...reachSettings(reach) })).catch(() => {});
  try {
    return await work({ ...ctx, reach: ctx.reach.wall === 'database' ? leaveToDatabase(reach) : reach });
  } finally {
    // After a failed statement the transaction is aborted and this one fails too: it will be rolled back whole.
    ctx.tx.unsafe(setLocal({ ...none, ...row?.held })).catch(() => {});
  }
}
