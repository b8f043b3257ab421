import type { Reach } from '#platform/access/reach.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { subtreeRange, type PathRange } from '#platform/kernel/org-path.ts';
import { hasFoldedChildren, isFoldReadable } from '../rules/fold.ts';
import { dayCells, firstLineCells, foldCells, isIn, rangesOf, type AskedFigures } from './conditions.ts';

/** Sums by metric; a metric that was never counted is missing. */
export type FigureSums = ReadonlyMap<string, number>;

/**
 * A union's figures with everything below it, along both lines of leadership, as far as the reach goes. What lies
 * below it on both lines counts once.
 */
export async function sumFigures(tx: Tx, reach: Reach, asked: AskedFigures): Promise<FigureSums> {
  const { first, second } = rangesOf(asked);
  const firstLine = isFoldReadable(reach, asked.union.path)
    ? tx`select w.metric, sum(w.n) as n from figures_fold w
         where ${foldCells(tx, asked)} and w.top_path = ${asked.union.path} group by 1`
    : tx`select f.metric, sum(f.n) as n from figures_day f where ${firstLineCells(tx, reach, asked)} group by 1`;
  // Each half is summed by itself: its rows come from the index in the order of their metrics.
  const rows = await tx<{ metric: string; n: number }[]>`
    select c.metric, sum(c.n)::bigint as n from (
      (${firstLine})
      union all
      (select f.metric, sum(f.n) as n from figures_day f
       where ${dayCells(tx, reach, asked)} and ${isIn(tx, tx`f.line_path`, second)} and not ${isIn(tx, tx`f.org_path`, first)}
       group by 1)) c
    group by 1`;
  return new Map(rows.map((row) => [row.metric, row.n]));
}

/**
 * The same figures by part: under the id of each union directly below on either line what hangs below this union
 * through it, and under the union's own id what it counted itself. What hangs below through two of them is in both, so
 * the parts may add up to more than the whole. Parts without figures are missing.
 */
export async function sumByChildren(tx: Tx, reach: Reach, asked: AskedFigures): Promise<ReadonlyMap<UnionId, FigureSums>> {
  const { id, path } = asked.union;
  const firstLine = hasFoldedChildren(path) && isFoldReadable(reach, path)
    ? foldedParts(tx, reach, asked) : firstLineParts(tx, reach, asked);
  // Grouped before anything is joined: the planner hashes what it would sort on disk after the join.
  const rows = await tx<{ unionId: UnionId; metric: string; n: number }[]>`
    select p."unionId", p.metric, sum(p.n)::bigint as n from (
      select u.id as "unionId", c.metric, c.n
      from (select c.place, c.metric, sum(c.n) as n from (${firstLine}) c group by 1, 2) c
      join orgs_union u on u.path = c.place and (u.parent_id = ${id} or u.id = ${id})
      union all
      select u.id, c.metric, c.n
      from (select c.place, c."firstPlace", c.metric, sum(c.n) as n from (${secondLineParts(tx, reach, asked)}) c group by 1, 2, 3) c
      join orgs_union u on coalesce(u.line_path, u.path) = c.place and (u.parent_id = ${id} or u.second_leader_id = ${id})
      where c."firstPlace" is distinct from u.path) p
    group by 1, 2`;
  const parts = new Map<UnionId, Map<string, number>>();
  for (const { unionId, metric, n } of rows) {
    const sums = parts.get(unionId) ?? new Map<string, number>();
    parts.set(unionId, sums.set(metric, n));
  }
  return parts;
}

/** The newest event that the figures hold, or null before the first: to be shown beside every figure. */
export async function figuresAsOf(tx: Tx): Promise<Date | null> {
  const [row] = await tx<{ countedTo: Date }[]>`select s.counted_to as "countedTo" from figures_state s`;
  return row?.countedTo ?? null;
}

/** Counters on the first line, each with the path of the part it hangs below. */
function firstLineParts(tx: Tx, reach: Reach, asked: AskedFigures): Fragment {
  return tx`
    select f.metric, f.n, ${partOf(tx, tx`f.org_path`, rangesOf(asked).first)} as place from figures_day f
    where ${firstLineCells(tx, reach, asked)}`;
}

/** Counters on the second line likewise; "firstPlace" is where the first line has counted them already. */
function secondLineParts(tx: Tx, reach: Reach, asked: AskedFigures): Fragment {
  const { first, second } = rangesOf(asked);
  return tx`
    select f.metric, f.n, ${partOf(tx, tx`f.line_path`, second)} as place,
           case when ${isIn(tx, tx`f.org_path`, first)} then ${partOf(tx, tx`f.org_path`, first)} end as "firstPlace"
    from figures_day f where ${dayCells(tx, reach, asked)} and ${isIn(tx, tx`f.line_path`, second)}`;
}

/** The folds of the children, and the union's own counters, which no child's fold holds. */
function foldedParts(tx: Tx, reach: Reach, asked: AskedFigures): Fragment {
  const { path } = asked.union;
  return tx`
    select w.metric, w.n, w.top_path as place from figures_fold w
    where ${foldCells(tx, asked)} and ${isIn(tx, tx`w.top_path`, subtreeRange(path))} and w.top_path <> ${path}
    union all
    select f.metric, f.n, f.org_path from figures_day f where ${dayCells(tx, reach, asked)} and f.org_path = ${path}`;
}

/** A path below a union cut after the union's own child: '1/g/2j/' below '1/' is '1/g/'. */
function partOf(tx: Tx, column: Fragment, range: PathRange): Fragment {
  const { length } = range.from;
  return tx`left(${column}, ${length}::integer + strpos(substr(${column}, ${length + 1}::integer), '/'))`;
}
