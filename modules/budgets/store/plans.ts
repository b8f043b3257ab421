import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import type { PLAN_VIEWS } from '../wire.ts';
import type { LineRow, PlanRow } from './rows.ts';

const columns = (tx: Tx) => tx`
  p.id, p.union_id as "unionId", p.org_path as "orgPath", p.line_path as "linePath", p.asker_id as "askerId", p.year, p.number, p.kind, p.title, p.place,
  p.begins_on as "beginsOn", p.ends_on as "endsOn", p.people, p.total, p.state, p.settlement_id as "settlementId", p.people_came as "peopleCame", p.spent,
  p.asked_at as "askedAt"`;

export async function findPlan(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<PlanRow | undefined> {
  const [row] = await tx<PlanRow[]>`
    select ${columns(tx)} from budgets_plan p
    where p.id = ${id} and (${withinReach(tx, reach, { orgPath: tx`p.org_path`, linePath: tx`p.line_path` })}) ${lock ? tx`for update` : tx``}`;
  return row;
}

/** By what the settlement names, locked. In the reach 'job'. */
export async function takePlanByNumber(tx: Tx, unionId: string, { year, number }: { readonly year: number; readonly number: number }): Promise<PlanRow | undefined> {
  const [row] = await tx<PlanRow[]>`
    select ${columns(tx)} from budgets_plan p where p.union_id = ${unionId} and p.year = ${year} and p.number = ${number} for update`;
  return row;
}

/** The plan that a settlement is about, locked. In the reach 'job'. */
export async function takePlanOfSettlement(tx: Tx, settlementId: string): Promise<PlanRow | undefined> {
  const [row] = await tx<PlanRow[]>`select ${columns(tx)} from budgets_plan p where p.settlement_id = ${settlementId} for update`;
  return row;
}

/** Lines in the order in which they were written, the planned ones first. */
export async function listLinesOf(tx: Tx, planId: string): Promise<LineRow[]> {
  return tx<LineRow[]>`
    select l.phase, l.item, l.unit_price as "unitPrice", l.count, l.amount from budgets_line l where l.plan_id = ${planId} order by l.phase desc, l.place`;
}

export type Cursor = { readonly askedAt: string; readonly planId: string };
export type ListFilter = {
  readonly view: (typeof PLAN_VIEWS)[number];
  /** That union and nothing below it, as its year counts; without it, everything within reach. */
  readonly unionId: string | undefined;
  readonly year: number | undefined;
  readonly before: Cursor | undefined;
};
export const PAGE = 20;

/** The newest twenty. */
export async function listPlansInReach(tx: Tx, reach: Reach, filter: ListFilter): Promise<PlanRow[]> {
  const before = filter.before === undefined ? tx`true` : tx`(p.asked_at, p.id) < (${filter.before.askedAt}::timestamptz, ${filter.before.planId}::uuid)`;
  return tx<PlanRow[]>`
    select ${columns(tx)} from budgets_plan p
    where (${withinReach(tx, reach, { orgPath: tx`p.org_path`, linePath: tx`p.line_path` })}) and ${inView(tx, filter.view)} and ${filter.unionId === undefined ? tx`true` : tx`p.union_id = ${filter.unionId}`}
      and ${filter.year === undefined ? tx`true` : tx`p.year = ${filter.year}`} and ${before}
    order by p.asked_at desc, p.id desc limit ${PAGE}`;
}

/** The same conditions under which a year's numbers are summed. */
function inView(tx: Tx, view: ListFilter['view']): Fragment {
  switch (view) {
    case 'open': return tx`p.state in ('asked', 'agreed', 'settling')`;
    case 'asked': return tx`p.state = 'asked'`;
    case 'committed': return tx`p.state in ('agreed', 'settling')`;
    case 'spent': return tx`p.state = 'settled'`;
    case 'all': return tx`true`;
  }
}

export async function nextNumber(tx: Tx, unionId: string, year: number): Promise<number> {
  const [row] = await tx<{ next: number }[]>`
    select coalesce(max(p.number), 0) + 1 as next from budgets_plan p where p.union_id = ${unionId} and p.year = ${year}`;
  return row?.next ?? 1;
}

/** Agreed to and not settled, of one union, the newest first. */
export async function listAgreed(tx: Tx, reach: Reach, unionId: string, limit: number): Promise<PlanRow[]> {
  return tx<PlanRow[]>`
    select ${columns(tx)} from budgets_plan p
    where (${withinReach(tx, reach, { orgPath: tx`p.org_path`, linePath: tx`p.line_path` })}) and p.union_id = ${unionId} and p.state in ('agreed', 'settling')
    order by p.year desc, p.number desc limit ${limit}`;
}

export async function findPlanByNumber(tx: Tx, reach: Reach, unionId: string, { year, number }: { readonly year: number; readonly number: number }): Promise<PlanRow | undefined> {
  const [row] = await tx<PlanRow[]>`
    select ${columns(tx)} from budgets_plan p
    where (${withinReach(tx, reach, { orgPath: tx`p.org_path`, linePath: tx`p.line_path` })}) and p.union_id = ${unionId} and p.year = ${year} and p.number = ${number}`;
  return row;
}
