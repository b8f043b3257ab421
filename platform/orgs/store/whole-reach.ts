import type { Tx } from '#platform/db/tx.ts';

/**
 * What the tree or a person's home carries along moves whole, also rows that whoever decided it must not see (a case about
 * themselves, the union somebody comes from): row-level security would leave those behind without a word. An applier has
 * no Ctx, so it sets what it found.
 */
export async function withWholeReach(tx: Tx, work: () => Promise<void>): Promise<void> {
  const [before] = await tx<{ system: string }[]>`
    with before as materialized (select coalesce(current_setting('app.system', true), '') as system)
    select b.system, set_config('app.system', 'replay', true) from before b`;
  await work();
  await tx`select set_config('app.system', ${before?.system ?? ''}, true)`;
}
