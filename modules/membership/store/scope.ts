import type { Fragment, Tx } from '#platform/db/tx.ts';
import { subtreeRange } from '#platform/kernel/org-path.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';

/** A union and everything below it, on either line. Beside the reach, never instead of it. */
export function belowUnion(tx: Tx, union: Pick<UnionRow, 'path' | 'linePath'>, columns: { readonly orgPath: Fragment; readonly linePath: Fragment }): Fragment {
  const own = subtreeRange(union.path);
  const led = subtreeRange(union.linePath ?? union.path);
  return tx`((${columns.orgPath} >= ${own.from} and ${columns.orgPath} < ${own.to})
    or (${columns.linePath} >= ${led.from} and ${columns.linePath} < ${led.to}))`;
}
