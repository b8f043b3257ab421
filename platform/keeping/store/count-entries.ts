import type { Tx } from '#platform/db/tx.ts';

/** Entries of journal and access log together: they only grow, so two equal counts saw the same ones. In the reach 'tail'. */
export async function countEntries(tx: Tx): Promise<number> {
  const [row] = await tx<{ entries: number }[]>`
    select ((select count(*) from journal_event) + (select count(*) from access_log))::integer as entries`;
  return row?.entries ?? 0;
}
