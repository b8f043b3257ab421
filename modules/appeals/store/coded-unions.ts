import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { UnionId } from '#platform/kernel/id.ts';

/** Those of some unions, within reach, on whose walls a code hangs that is in use. */
export async function listCodedUnions(tx: Tx, reach: Reach, unionIds: readonly string[]): Promise<UnionId[]> {
  const rows = await tx<{ unionId: UnionId }[]>`
    select distinct c.union_id as "unionId" from appeals_code c
    where c.union_id = any(${[...unionIds]}::uuid[]) and c.retired_at is null
      and (${withinReach(tx, reach, { orgPath: tx`c.org_path`, linePath: tx`c.line_path` })})`;
  return rows.map(({ unionId }) => unionId);
}
