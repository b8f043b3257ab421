import type { Tx } from '#platform/db/tx.ts';

/** Which of some duties were given directly: a deputy's holds the office for a time and is not the office. */
export async function listDirectDuties(tx: Tx, grantIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx<{ id: string }[]>`
    select g.id from access_grant g where g.id = any(${[...grantIds]}::uuid[]) and g.parent_grant_id is null`;
  return new Set(rows.map((row) => row.id));
}
