import { readYuan } from '#platform/forms/amount.ts';
import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { errors } from '../contract/access.ts';

/** A line as it was planned; amounts in fen. */
export type PlannedLine = { readonly item: string; readonly unitPrice: number; readonly count: number; readonly amount: number };
export type SpentLine = { readonly item: string; readonly amount: number; readonly receipts: number };

/** Unit price times count, exactly: prices are whole fen and counts whole numbers. */
export function amountOf(line: Pick<PlannedLine, 'unitPrice' | 'count'>): number {
  return line.unitPrice * line.count;
}

export function totalOf(lines: readonly { readonly amount: number }[]): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0);
}

/** A union's money of one year. `committed`: agreed to and not settled; what is only asked for binds nothing. */
export type Year = { readonly allotment: number; readonly committed: number; readonly spent: number };

export function remainingOf({ allotment, committed, spent }: Year): number {
  return allotment - committed - spent;
}

/** A plan needs a budget of its year that still holds it; a year without one has none to spend. */
export function decideCommitment(year: Year | undefined, total: number): Outcome<void> {
  if (year === undefined) return refuse(errors['no-allotment']);
  const remaining = remainingOf(year);
  return total <= remaining ? ok(undefined) : refuse(errors['beyond-allotment'], { remaining: readYuan(remaining) });
}

/** A budget may be changed within the year, never below what is promised and spent already. */
export function decideAllotment({ committed, spent }: Omit<Year, 'allotment'>, allotment: number): Outcome<void> {
  return allotment >= committed + spent ? ok(undefined) : refuse(errors['below-committed'], { least: readYuan(committed + spent) });
}

/** Percent by which a settlement may go beyond its plan, with a reason; beyond that the plan is asked for anew. The product's own. */
export const MOST_OVER_PERCENT = 10;

/** What was spent beyond the plan is refused or explained, and the year must hold it. `year` still counts the plan as committed. */
export function decideSettlement({ total, spent, isExplained, year }: {
  readonly total: number; readonly spent: number; readonly isExplained: boolean; readonly year: Year;
}): Outcome<{ readonly over: number }> {
  const over = Math.max(0, spent - total);
  if (over * 100 > total * MOST_OVER_PERCENT) return refuse(errors['over-budget'], { total: readYuan(total), percent: MOST_OVER_PERCENT });
  if (over > 0 && !isExplained) return refuse(errors['explanation-needed'], { field: 'explanation' });
  if (over > remainingOf(year)) return refuse(errors['beyond-allotment'], { remaining: readYuan(remainingOf(year)) });
  return ok({ over });
}
