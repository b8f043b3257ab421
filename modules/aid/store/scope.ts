import type { Fragment, Tx } from '#platform/db/tx.ts';
import { subtreeRange } from '#platform/kernel/org-path.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';

type Columns = { readonly orgPath: Fragment; readonly linePath: Fragment };

/** A union and everything below it, along both lines as the figures count. Beside the reach, never instead of it. */
export function belowUnion(tx: Tx, union: Pick<UnionRow, 'path' | 'linePath'> | undefined, columns: Columns): Fragment {
  if (union === undefined) return tx`true`;
  const own = subtreeRange(union.path);
  const led = subtreeRange(union.linePath ?? union.path);
  return tx`((${columns.orgPath} >= ${own.from} and ${columns.orgPath} < ${own.to})
    or (${columns.linePath} >= ${led.from} and ${columns.linePath} < ${led.to}))`;
}

export type Period = { readonly year?: number | undefined; readonly month?: number | undefined };

/** The days of a year or of one of its months; without a year, all. */
export function inPeriod(tx: Tx, { year, month }: Period, day: Fragment): Fragment {
  if (year === undefined) return tx`true`;
  const from = `${year}-${String(month ?? 1).padStart(2, '0')}-01`;
  const length = month === undefined ? '1 year' : '1 month';
  return tx`(${day} >= ${from}::date and ${day} < ${from}::date + ${length}::interval)`;
}
