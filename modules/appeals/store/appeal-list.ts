import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import { subtreeRange, type PathRange } from '#platform/kernel/org-path.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import type { LIST_VIEWS, SOURCES, TOPICS } from '../wire.ts';
import { appealColumns, appealReach } from './appeals.ts';
import type { AppealRow } from './rows.ts';
import { isWorkView, workCondition } from './work-views.ts';

export type ListFilter = {
  readonly view: (typeof LIST_VIEWS)[number];
  readonly union: Pick<UnionRow, 'path' | 'linePath'> | undefined;
  readonly topic: (typeof TOPICS)[number] | undefined;
  readonly source: (typeof SOURCES)[number] | undefined;
  readonly receivedFrom: PlainDate | undefined;
  readonly receivedTo: PlainDate | undefined;
  /** How long the first closing took (rules/histogram.ts). */
  readonly hours?: number | undefined;
  readonly before: { readonly appealId: string } | undefined;
  readonly today: PlainDate;
};

export const PAGE = 20;

// Measured on a million cases: below it, fetching the subtree and sorting beats walking the time index. Twice as many cost
// every large subtree more than the few between would gain.
const FEW = 1400;

/**
 * The newest 20 cases of a reach. Each range of the reach is asked for by itself and the newest of all are kept: an OR
 * over the two lines of leadership could use neither's index. A range has two plans, chosen by a bounded count (at most
 * FEW + 1 entries): a small subtree is fetched whole and sorted, a large one is found by walking the newest-first index.
 * The planner alone cannot tell, because it estimates text prefixes badly (docs/adr/0001-spine.md).
 */
export async function listAppealsInReach(tx: Tx, reach: Reach, filter: ListFilter): Promise<AppealRow[]> {
  const isWhole = filter.view === 'all' && filter.union === undefined && filter.topic === undefined && filter.source === undefined
    && filter.receivedFrom === undefined && filter.receivedTo === undefined && filter.hours === undefined;
  const hasRanges = reach.wall === 'both' && reach.system === undefined;
  return isWhole && hasRanges ? listNewest(tx, reach, filter.before?.appealId) : listFiltered(tx, reach, filter);
}

/** Without a filter the indexes alone decide, so that the choice and both plans fit into one trip; see appeals_newest. */
async function listNewest(tx: Tx, reach: Reach, before: string | undefined): Promise<AppealRow[]> {
  const flat = (ranges: readonly PathRange[]) => ranges.flatMap((range) => [range.from, range.to]);
  return tx<AppealRow[]>`
    select ${appealColumns(tx)}
    from appeals_newest(${flat(reach.unions)}::text[], ${flat(reach.lines)}::text[], ${reach.self ?? null}::uuid,
      ${before ?? null}::uuid, ${FEW}::integer, ${PAGE}::integer) a
    order by a.received_at desc, a.id desc`;
}

async function listFiltered(tx: Tx, reach: Reach, filter: ListFilter): Promise<AppealRow[]> {
  const ranges = rangesOf(tx, reach, filter);
  if (ranges.length === 0) return [];
  const small = await areSmall(tx, ranges);
  const [first = tx``, ...more] = ranges.map((range, index) => newestOf(tx, range, { ...filter, isSmall: small[index] === true, reach }));
  const newest = more.reduce((all, one) => tx`${all} union ${one}`, first);
  const isAnyLarge = small.includes(false);
  // One after the other: a statement is planned when it is bound, and a setting sent behind it would overtake that.
  if (isAnyLarge) await preferOrderedIndex(tx, true);
  const rows = await tx<AppealRow[]>`
    with newest as (${newest})
    select ${appealColumns(tx)} from appeals_appeal a
    where a.id = any(array(select n.id from newest n)) order by a.received_at desc, a.id desc limit ${PAGE}`;
  if (isAnyLarge) await preferOrderedIndex(tx, false);
  return rows;
}

/** The planner takes a text range for a few rows and would fetch and sort a whole city: here it must not sort. */
async function preferOrderedIndex(tx: Tx, isPreferred: boolean): Promise<void> {
  const word = isPreferred ? 'off' : 'on';
  await tx.unsafe(`set local enable_sort = ${word}; set local enable_bitmapscan = ${word}`);
}

/** Ids of the newest matches in one range. Not async: a piece of SQL is a thenable, and awaiting it would send it. */
function newestOf(tx: Tx, range: Fragment, filter: ListFilter & { isSmall: boolean; reach: Reach }): Fragment {
  const matches = tx`${viewCondition(tx, filter)} and ${periodCondition(tx, filter)} and ${cursorCondition(tx, filter.reach, filter)}`;
  if (filter.isSmall) {
    // `offset 0` keeps the two steps apart: fetch the range by its index, then sort.
    return tx`(select a.id from (select a.* from appeals_appeal a where ${range} offset 0) a
      where ${matches} order by a.received_at desc, a.id desc limit ${PAGE})`;
  }
  return tx`(select a.id from appeals_appeal a where ${range} and ${matches}
    order by a.received_at desc, a.id desc limit ${PAGE})`;
}

/** One statement for all ranges: each costs a plan and a trip. */
async function areSmall(tx: Tx, ranges: readonly Fragment[]): Promise<boolean[]> {
  const counts = ranges.map((range) => tx`
    (select count(*) from (select from appeals_appeal a where ${range} limit ${FEW + 1}) f)`);
  const all = counts.reduce((list, one) => tx`${list}, ${one}`);
  const [row] = await tx<{ found: number[] }[]>`select array[${all}]::integer[] as found`;
  return (row?.found ?? []).map((found) => found <= FEW);
}

/**
 * The ranges to walk: those of the reach, or of the one union that the filter names, then with the whole reach beside
 * it. Either way the first wall stands: no statement is without an explicit piece of the reach.
 */
function rangesOf(tx: Tx, reach: Reach, filter: ListFilter): Fragment[] {
  const within = tx`(${withinReach(tx, reach, appealReach(tx))})`;
  if (filter.union !== undefined) {
    const own = subtreeRange(filter.union.path);
    const led = subtreeRange(filter.union.linePath ?? filter.union.path);
    return [tx`${inOrg(tx, own)} and ${within}`, tx`${inLine(tx, led)} and ${within}`];
  }
  if (reach.wall === 'database' || reach.system !== undefined) return [within];
  // The ranges are the reach; who is excluded from a case (回避) is not in them.
  const ranges = [...reach.unions.map((range) => inOrg(tx, range)), ...reach.lines.map((range) => inLine(tx, range))];
  return reach.self === undefined ? ranges : ranges.map((range) => tx`${range} and not ${reach.self ?? ''} = any(a.excluded_ids)`);
}

const inOrg = (tx: Tx, range: PathRange) => tx`a.org_path >= ${range.from} and a.org_path < ${range.to}`;
const inLine = (tx: Tx, range: PathRange) => tx`a.line_path >= ${range.from} and a.line_path < ${range.to}`;

/** A working view, or the cases that stand in one figure: the row itself says in which (rules/counted.ts). */
function viewCondition(tx: Tx, filter: ListFilter): Fragment {
  const topic = filter.topic === undefined ? tx`true` : tx`a.topic = ${filter.topic}`;
  const source = filter.source === undefined ? topic : tx`${topic} and a.source = ${filter.source}`;
  const hours = filter.hours === undefined ? source : tx`${source} and a.hour_bucket = ${filter.hours}`;
  return tx`${hours} and ${isWorkView(filter.view) ? workCondition(tx, filter.view, filter.today) : tx`${filter.view} = any(a.counted)`}`;
}

function periodCondition(tx: Tx, filter: ListFilter): Fragment {
  const from = filter.receivedFrom === undefined ? tx`true` : tx`a.received_on >= ${filter.receivedFrom}`;
  const to = filter.receivedTo === undefined ? tx`true` : tx`a.received_on <= ${filter.receivedTo}`;
  return tx`${from} and ${to}`;
}

/** A case that the caller does not reach tells no place to go on from. */
function cursorCondition(tx: Tx, reach: Reach, filter: ListFilter): Fragment {
  if (filter.before === undefined) return tx`true`;
  const within = withinReach(tx, reach, { orgPath: tx`c.org_path`, linePath: tx`c.line_path`, excluded: tx`c.excluded_ids` });
  return tx`(a.received_at, a.id) < (
    select c.received_at, c.id from appeals_appeal c where c.id = ${filter.before.appealId} and (${within}))`;
}
