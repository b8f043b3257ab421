import type { Tx } from '#platform/db/tx.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { LimitRow } from './rows.ts';

const columns = (tx: Tx) => tx`
  l.id, l.union_id as "unionId", l.topic, l.close_days as "closeDays", l.rung_days as "rungDays", l.wait_days as "waitDays",
  l.pause_days as "pauseDays", l.refuse_days as "refuseDays", l.source, l.valid_from as "validFrom", l.valid_to as "validTo"`;

/** What each of these unions has set for a day, in no order. Public: a promise to workers. */
export async function listLimitsAt(tx: Tx, unionIds: readonly string[], on: PlainDate): Promise<LimitRow[]> {
  return tx<LimitRow[]>`
    select ${columns(tx)} from appeals_limit l
    where l.union_id = any(${[...unionIds]}::uuid[]) and l.valid_from <= ${on} and (l.valid_to is null or l.valid_to > ${on})`;
}

/** What one union has set, newest first; at most 100. */
export async function listOwnLimits(tx: Tx, unionId: string): Promise<LimitRow[]> {
  return tx<LimitRow[]>`
    select ${columns(tx)} from appeals_limit l where l.union_id = ${unionId} order by l.valid_from desc, l.set_at desc, l.topic limit 100`;
}
