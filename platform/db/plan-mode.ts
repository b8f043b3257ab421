import type { Tx } from './tx.ts';

/**
 * For a transaction whose statements find rows by key alone: from then on each is planned once per connection, not at every
 * call. Planning is most of what finding a few rows behind a policy costs: 1 ms of 1.2 for the four statements of a home.
 */
export const PLANNED_ONCE = 'set local plan_cache_mode = force_generic_plan';

/** Code of others within such a transaction may list and search: its statements are planned for what they ask. */
export async function plannedEachTime<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  tx.unsafe('set local plan_cache_mode = force_custom_plan').catch(() => {});
  try {
    return await work();
  } finally {
    tx.unsafe(PLANNED_ONCE).catch(() => {});
  }
}
