import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { subtreeRange, type OrgPath, type PathRange } from '#platform/kernel/org-path.ts';
import { coversSubtree } from '../rules/fold.ts';
import { splitPeriod, type Period } from '../rules/period.ts';

/** What is asked: some metrics of a union, over a period whose first and last day both count. */
export type AskedFigures = Period & {
  readonly metrics: readonly string[];
  readonly union: { readonly id: UnionId; readonly path: OrgPath; readonly linePath: OrgPath | null };
};

export function rangesOf({ union }: AskedFigures): { first: PathRange; second: PathRange } {
  return { first: subtreeRange(union.path), second: subtreeRange(union.linePath ?? union.path) };
}

/** Conditions on `figures_day f`: the metrics, the period, and the reach. */
export function dayCells(tx: Tx, reach: Reach, asked: AskedFigures): Fragment {
  return tx`${askedCells(tx, asked)} and (${withinReach(tx, reach, { orgPath: tx`f.org_path`, linePath: tx`f.line_path` })})`;
}

/**
 * The same for a union's first line. Where the subtree lies in the reach it is itself the reach's condition: saying so
 * twice makes the planner expect a hundredth of the rows, and sort what it should hash.
 */
export function firstLineCells(tx: Tx, reach: Reach, asked: AskedFigures): Fragment {
  const { path } = asked.union;
  const cells = coversSubtree(reach, path) ? askedCells(tx, asked) : dayCells(tx, reach, asked);
  return tx`${cells} and ${isIn(tx, tx`f.org_path`, subtreeRange(path))}`;
}

function askedCells(tx: Tx, { metrics, from, to }: AskedFigures): Fragment {
  return tx`f.metric = any(${[...metrics]}::text[]) and f.day between ${from} and ${to}`;
}

/** Conditions on `figures_fold w`: the metrics, and the period in whole months and the days around them, or in days alone. */
export function foldCells(tx: Tx, asked: AskedFigures, by: 'day' | 'month' = 'month'): Fragment {
  const { months, days } = by === 'month' ? splitPeriod(asked) : { months: undefined, days: [asked] };
  const spans = [
    ...(months === undefined ? [] : [tx`(w.span = 'month' and w.day between ${months.from} and ${months.to})`]),
    ...days.map(({ from, to }) => tx`(w.span = 'day' and w.day between ${from} and ${to})`),
  ];
  return tx`w.metric = any(${[...asked.metrics]}::text[]) and (${spans.reduce((all, one) => tx`${all} or ${one}`)})`;
}

export function isIn(tx: Tx, column: Fragment, range: PathRange): Fragment {
  return tx`(${column} >= ${range.from} and ${column} < ${range.to})`;
}
