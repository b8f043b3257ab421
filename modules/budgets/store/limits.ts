import type { Tx } from '#platform/db/tx.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { LimitRow } from './rows.ts';

/** What each of these unions has set for a day, in no order. In the reach 'job': what is set above binds below. */
export async function listLimitsAt(tx: Tx, unionIds: readonly string[], on: PlainDate): Promise<LimitRow[]> {
  return tx<LimitRow[]>`
    select l.id, l.union_id as "unionId", l.kind, l.per_person as "perPerson", l.per_event as "perEvent", l.source, l.valid_from as "validFrom"
    from budgets_limit l
    where l.union_id = any(${[...unionIds]}::uuid[]) and l.valid_from <= ${on} and (l.valid_to is null or l.valid_to > ${on})`;
}
