import type { Tx } from '#platform/db/tx.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { appealColumns } from './appeals.ts';
import type { AppealRow } from './rows.ts';

/**
 * Running cases past their day that have a rung above left, the longest overdue first, those joined to another too. Skips what somebody is working on
 * this moment: the next round finds it. Runs under the reach 'job'.
 */
export async function listOverdue(tx: Tx, today: PlainDate, limit: number): Promise<AppealRow[]> {
  return tx<AppealRow[]>`
    select ${appealColumns(tx)} from appeals_appeal a join orgs_union u on u.id = a.union_id
    where a.due_on < ${today} and a.status not in ('closed', 'withdrawn') and a.stopped_until is null
      and a.rung < cardinality(u.ancestors)
    order by a.due_on, a.id limit ${limit} for update of a skip locked`;
}

/** Cases whose clock stood still until a day that has passed. */
export async function listStopsEnded(tx: Tx, today: PlainDate, limit: number): Promise<AppealRow[]> {
  return tx<AppealRow[]>`
    select ${appealColumns(tx)} from appeals_appeal a
    where a.stopped_until < ${today} and a.status in ('waiting', 'paused')
    order by a.stopped_until, a.id limit ${limit} for update skip locked`;
}
