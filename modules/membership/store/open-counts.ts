import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';

export type OpenCount = { readonly open: number; readonly late: number };
export type OpenAsked = { readonly unionIds: readonly string[]; readonly today: PlainDate };

/** Applications that wait for one of these unions to answer, and how many of them past their day. */
export async function countOpenJoins(tx: Tx, reach: Reach, { unionIds, today }: OpenAsked): Promise<OpenCount> {
  const [row] = await tx<OpenCount[]>`
    select count(*)::integer as open, count(*) filter (where j.due_on < ${today})::integer as late from membership_join j
    where j.status = 'waiting' and j.holder_id = any(${[...unionIds]}::uuid[])
      and (${withinReach(tx, reach, { orgPath: tx`j.org_path`, linePath: tx`j.line_path` })})`;
  return row ?? { open: 0, late: 0 };
}
