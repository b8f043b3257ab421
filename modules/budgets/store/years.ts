import type { Tx } from '#platform/db/tx.ts';
import type { Id } from '#platform/kernel/id.ts';

export type YearRow = { readonly id: Id<'budget-year'>; readonly allotment: number; readonly source: string };
export type YearSums = {
  readonly asked: number; readonly committed: number; readonly spent: number;
  readonly askedPlans: number; readonly committedPlans: number; readonly spentPlans: number;
};

export async function findYear(tx: Tx, unionId: string, year: number): Promise<YearRow | undefined> {
  const [row] = await tx<YearRow[]>`select y.id, y.allotment, y.source from budgets_year y where y.union_id = ${unionId} and y.year = ${year}`;
  return row;
}

/** What plans of a union and a year ask for, have been promised, and have spent. */
export async function sumYear(tx: Tx, unionId: string, year: number): Promise<YearSums> {
  const [row] = await tx<YearSums[]>`
    select coalesce(sum(p.total) filter (where p.state = 'asked'), 0)::bigint as asked,
      coalesce(sum(p.total) filter (where p.state in ('agreed', 'settling')), 0)::bigint as committed,
      coalesce(sum(p.spent) filter (where p.state = 'settled'), 0)::bigint as spent,
      count(*) filter (where p.state = 'asked') as "askedPlans", count(*) filter (where p.state in ('agreed', 'settling')) as "committedPlans",
      count(*) filter (where p.state = 'settled') as "spentPlans"
    from budgets_plan p where p.union_id = ${unionId} and p.year = ${year}`;
  return row ?? { asked: 0, committed: 0, spent: 0, askedPlans: 0, committedPlans: 0, spentPlans: 0 };
}
