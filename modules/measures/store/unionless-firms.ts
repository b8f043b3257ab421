import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import { subtreeRange } from '#platform/kernel/org-path.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';

type UnionlessFirmRow = {
  readonly name: string; readonly creditCode: string | null; readonly workers: number | null; readonly address: string | null; readonly unionName: string;
};

/** Firms that a union and those below it look after and that have no union of their own, the largest first. */
export async function listUnionlessFirms(
  tx: Tx, reach: Reach, { union, limit }: { readonly union: Pick<UnionRow, 'path' | 'linePath'>; readonly limit: number },
): Promise<UnionlessFirmRow[]> {
  const own = subtreeRange(union.path);
  const led = subtreeRange(union.linePath ?? union.path);
  return tx<UnionlessFirmRow[]>`
    select f.name, f.credit_code as "creditCode", f.workers, f.address, u.name as "unionName"
    from measures_firm f join orgs_union u on u.id = f.union_id
    where f.removed_at is null and f.firm_union_id is null
      and (${withinReach(tx, reach, { orgPath: tx`f.org_path`, linePath: tx`f.line_path` })})
      and ((f.org_path >= ${own.from} and f.org_path < ${own.to}) or (f.line_path >= ${led.from} and f.line_path < ${led.to}))
    order by f.workers desc nulls last, f.name, f.id limit ${limit}`;
}
