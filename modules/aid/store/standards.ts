import type { Tx } from '#platform/db/tx.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { StandardRow } from './rows.ts';

const columns = (tx: Tx) => tx`
  s.id, s.union_id as "unionId", s.line, s.deep_months as "deepMonths", s.relative_months as "relativeMonths", s.accident_most as "accidentMost", s.source,
  s.valid_from as "validFrom", s.valid_to as "validTo"`;

/** What each of these unions has set for a day, in no order; one word each. Public: by it people are measured. */
export async function listStandardsAt(tx: Tx, unionIds: readonly string[], on: PlainDate): Promise<StandardRow[]> {
  return tx<StandardRow[]>`
    select ${columns(tx)} from aid_standard s
    where s.union_id = any(${[...unionIds]}::uuid[]) and s.valid_from <= ${on} and (s.valid_to is null or s.valid_to > ${on})`;
}

/** What one union has set, newest first; at most 50. */
export async function listOwnStandards(tx: Tx, unionId: string): Promise<StandardRow[]> {
  return tx<StandardRow[]>`select ${columns(tx)} from aid_standard s where s.union_id = ${unionId} order by s.valid_from desc, s.set_at desc, s.id limit 50`;
}
