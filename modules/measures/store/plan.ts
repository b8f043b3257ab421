import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { subtreeRange } from '#platform/kernel/org-path.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import type { PlanCounts } from '../rules/item-status.ts';
import type { ItemRow, ReportRow } from './rows.ts';

const columns = (tx: Tx) => tx`
  i.id, i.union_id as "unionId", i.org_path as "orgPath", i.line_path as "linePath", i.year, i.heading, i.title, i.owner_id as "ownerId",
  i.department, i.begins_on as "beginsOn", i.ends_on as "endsOn", i.progress, i.sentence, i.removed_at as "removedAt"`;

const reachColumns = (tx: Tx) => ({ orgPath: tx`i.org_path`, linePath: tx`i.line_path` });

export async function findItem(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<ItemRow | undefined> {
  const [row] = await tx<ItemRow[]>`
    select ${columns(tx)} from measures_item i
    where i.id = ${id} and (${withinReach(tx, reach, reachColumns(tx))}) ${lock ? tx`for update` : tx``}`;
  return row;
}

/** The items of one union's year with how often each was reported on, by heading's order in time. */
export async function listItems(tx: Tx, reach: Reach, unionId: string, year: number): Promise<(ItemRow & { reports: number })[]> {
  return tx<(ItemRow & { reports: number })[]>`
    select ${columns(tx)}, (select count(*) from measures_report r where r.item_id = i.id) as reports
    from measures_item i
    where i.union_id = ${unionId} and i.year = ${year} and i.removed_at is null and (${withinReach(tx, reach, reachColumns(tx))})
    order by i.begins_on, i.ends_on, i.id limit 1000`;
}

export async function listReports(tx: Tx, itemId: string): Promise<ReportRow[]> {
  return tx<ReportRow[]>`
    select r.id, r.officer_id as "officerId", r.progress, r.sentence, r.photos, r.at
    from measures_report r where r.item_id = ${itemId} order by r.at desc, r.id desc limit 200`;
}

export type PlanRow = PlanCounts & { readonly unionId: UnionId; readonly unionName: string };

/** Plans of the unions below one (not its own), counted as rules/item-status.ts counts; at most 500. */
export async function listPlansBelow(
  tx: Tx, reach: Reach, asked: { union: UnionRow; year: number; today: PlainDate },
): Promise<PlanRow[]> {
  const own = subtreeRange(asked.union.path);
  const led = subtreeRange(asked.union.linePath ?? asked.union.path);
  return tx<PlanRow[]>`
    select i.union_id as "unionId", min(u.name) as "unionName", count(*) as items,
      count(*) filter (where i.progress = 100) as done,
      count(*) filter (where i.progress < 100 and i.ends_on < ${asked.today}) as late,
      count(distinct i.heading) as headings, count(distinct i.heading) filter (where i.progress = 100) as "headingsDone"
    from measures_item i join orgs_union u on u.id = i.union_id
    where i.year = ${asked.year} and i.removed_at is null and i.union_id <> ${asked.union.id}
      and ((i.org_path >= ${own.from} and i.org_path < ${own.to}) or (i.line_path >= ${led.from} and i.line_path < ${led.to}))
      and (${withinReach(tx, reach, reachColumns(tx))})
    group by i.union_id order by min(length(i.org_path)), min(i.org_path) limit 500`;
}

/** Local unions directly below one that have no item in a year: who has not begun at all. */
export async function countUnionsWithoutPlan(tx: Tx, union: Pick<UnionRow, 'id'>, year: number): Promise<number> {
  const [row] = await tx<{ without: number }[]>`
    select count(*) as without from orgs_union u
    where u.parent_id = ${union.id} and u.kind in ('federation', 'street', 'zone')
      and not exists (select 1 from measures_item i where i.union_id = u.id and i.year = ${year} and i.removed_at is null)`;
  return row?.without ?? 0;
}
