import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { subtreeRange, type OrgPath, type PathRange } from '#platform/kernel/org-path.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { hasFoldedChildren, isFoldReadable } from '../rules/fold.ts';

export type AskedFigures = {
  readonly metrics: readonly string[];
  readonly union: { readonly id: UnionId; readonly path: OrgPath; readonly linePath: OrgPath | null };
  /** First and last day, both counted. */
  readonly from: PlainDate;
  readonly to: PlainDate;
};

/** Sums by metric; a metric that was never counted is missing. */
export type FigureSums = ReadonlyMap<string, number>;

/**
 * A union's figures with everything below it, along both lines of leadership, as far as the reach goes. What lies
 * below it on both lines counts once.
 */
export async function sumFigures(tx: Tx, reach: Reach, asked: AskedFigures): Promise<FigureSums> {
  const { first, second } = rangesOf(asked);
  const firstLine = isFoldReadable(reach, asked.union.path)
    ? tx`select w.metric, w.n from figures_fold w
         where ${periodOf(tx, asked, tx`w`)} and w.top_path = ${asked.union.path}`
    : tx`select f.metric, f.n from figures_day f
         where ${periodOf(tx, asked, tx`f`)} and ${isIn(tx, tx`f.org_path`, first)} and ${inReach(tx, reach)}`;
  const rows = await tx<{ metric: string; n: number }[]>`
    select c.metric, sum(c.n)::bigint as n from (
      ${firstLine}
      union all
      select f.metric, f.n from figures_day f
      where ${periodOf(tx, asked, tx`f`)} and ${isIn(tx, tx`f.line_path`, second)}
        and not ${isIn(tx, tx`f.org_path`, first)} and ${inReach(tx, reach)}) c
    group by c.metric`;
  return new Map(rows.map((row) => [row.metric, row.n]));
}

/**
 * The same figures by part: under the id of each union directly below on either line what hangs below this union
 * through it, and under the union's own id what it counted itself. What hangs below through two of them is in both, so
 * the parts may add up to more than the whole. Parts without figures are missing.
 */
export async function sumByChildren(tx: Tx, reach: Reach, asked: AskedFigures): Promise<ReadonlyMap<UnionId, FigureSums>> {
  const { first, second } = rangesOf(asked);
  const rows = await tx<{ unionId: UnionId; metric: string; n: number }[]>`
    select p."unionId", p.metric, sum(p.n)::bigint as n from (
      select u.id as "unionId", c.metric, c.n
      from (select c.place, c.metric, sum(c.n) as n from (${firstLineParts(tx, reach, asked)}) c group by 1, 2) c
      join orgs_union u on u.path = c.place
      union all
      select u.id, s.metric, s.n
      from (select f.metric, f.n, ${partOf(tx, tx`f.line_path`, second)} as place,
                   case when ${isIn(tx, tx`f.org_path`, first)} then ${partOf(tx, tx`f.org_path`, first)} end as "firstPlace"
            from figures_day f
            where ${periodOf(tx, asked, tx`f`)} and ${isIn(tx, tx`f.line_path`, second)} and ${inReach(tx, reach)}) s
      join orgs_union u on coalesce(u.line_path, u.path) = s.place
        and (u.parent_id = ${asked.union.id} or u.second_leader_id = ${asked.union.id})
      where s."firstPlace" is distinct from u.path) p
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

/** Counters below a union on the first line, each with the path of the part it belongs to. */
function firstLineParts(tx: Tx, reach: Reach, asked: AskedFigures): Fragment {
  const { first } = rangesOf(asked);
  const own = tx`f.org_path = ${asked.union.path}`;
  if (!isFoldReadable(reach, asked.union.path) || !hasFoldedChildren(asked.union.path)) {
    return tx`
      select f.metric, f.n, ${partOf(tx, tx`f.org_path`, first)} as place from figures_day f
      where ${periodOf(tx, asked, tx`f`)} and ${isIn(tx, tx`f.org_path`, first)} and ${inReach(tx, reach)}`;
  }
  return tx`
    select w.metric, w.n, w.top_path as place from figures_fold w
    where ${periodOf(tx, asked, tx`w`)} and ${isIn(tx, tx`w.top_path`, first)} and w.top_path <> ${asked.union.path}
    union all
    select f.metric, f.n, f.org_path as place from figures_day f
    where ${periodOf(tx, asked, tx`f`)} and ${own} and ${inReach(tx, reach)}`;
}

function rangesOf({ union }: AskedFigures): { first: PathRange; second: PathRange } {
  return { first: subtreeRange(union.path), second: subtreeRange(union.linePath ?? union.path) };
}

function inReach(tx: Tx, reach: Reach): Fragment {
  return tx`(${withinReach(tx, reach, { orgPath: tx`f.org_path`, linePath: tx`f.line_path` })})`;
}

function periodOf(tx: Tx, asked: AskedFigures, table: Fragment): Fragment {
  return tx`${table}.metric = any(${[...asked.metrics]}::text[]) and ${table}.day between ${asked.from} and ${asked.to}`;
}

function isIn(tx: Tx, column: Fragment, range: PathRange): Fragment {
  return tx`(${column} >= ${range.from} and ${column} < ${range.to})`;
}

/** A path below a union cut after the union's own child: '1/g/2j/' below '1/' is '1/g/'. */
function partOf(tx: Tx, column: Fragment, range: PathRange): Fragment {
  const { length } = range.from;
  return tx`left(${column}, ${length}::integer + strpos(substr(${column}, ${length + 1}::integer), '/'))`;
}
