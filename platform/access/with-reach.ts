import type { Ctx } from './ctx.ts';
import { leaveToDatabase, reachSettings, type Reach } from './reach.ts';

const SLOTS = [
  ...['o', 'p', 'l', 'm'].flatMap((kind) => [1, 2, 3, 4].map((slot) => `app.${kind}${slot}`)),
  'app.person', 'app.self', 'app.receipt', 'app.newcase', 'app.newcases', 'app.system',
];

/**
 * Runs a few statements of a request in another reach that `decide` gave the same person (their own rows on a page of their
 * office, their office's rows on a page of their own) and puts back the former one. Nothing of the former reach holds within.
 */
export async function withReach<T>(ctx: Ctx, reach: Reach, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const [row] = await ctx.tx<{ held: Record<string, string> }[]>`
    select jsonb_object_agg(s.name, coalesce(current_setting(s.name, true), '')) as held from unnest(${SLOTS}::text[]) as s (name)`;
  const settle = (settings: Readonly<Record<string, string>>): Promise<unknown> => ctx.tx`
    select set_config(s.key, s.value, true) from jsonb_each_text(${ctx.tx.json({ ...settings })}) s`;
  const none = Object.fromEntries(SLOTS.map((name) => [name, '']));
  await settle({ ...none, ...reachSettings(reach) });
  try {
    return await work({ ...ctx, reach: ctx.reach.wall === 'database' ? leaveToDatabase(reach) : reach });
  } finally {
    // After a failed statement the transaction is aborted and this one fails too: it will be rolled back whole.
    await settle(row?.held ?? none).catch(() => {});
  }
}
