import type { Tx } from '#platform/db/tx.ts';

/** True when one of the readers has an event before it, be it settled or still behind an open transaction. */
export async function hasUnreadEvents(tx: Tx, consumers: readonly string[]): Promise<boolean> {
  const rows = await tx`
    select c.name from unnest(${[...consumers]}::text[]) as c(name) left join journal_tail t on t.consumer = c.name
    where exists (select 1 from journal_event e where (e.xid, e.seq) > (coalesce(t.xid, '0'::xid8), coalesce(t.seq, 0)))`;
  return rows.length > 0;
}
