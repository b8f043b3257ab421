/** Amounts in fen, per month. What is not given is unknown, not nothing. */
export type Household = {
  /** Of the applicant and everybody in the family table. */
  readonly income: number;
  /** Rigid expenses (刚性支出): illness, disability, schooling; and what work itself necessarily costs. */
  readonly costs: number;
  readonly size: number;
};

/**
 * What one head has left in a month, in whole fen: (income − rigid and necessary work costs) ÷ family size, the formula of
 * domain.md §4.1. A household may owe more than it earns. Undefined without anybody in it.
 */
export function netPerHead({ income, costs, size }: Household): number | undefined {
  if (!Number.isInteger(size) || size < 1) return undefined;
  const left = income - costs;
  return Math.sign(left) * Math.round(Math.abs(left) / size) + 0;
}

/** The applicant and each row of the family table. */
export function isWholeFamily(size: number, rows: number): boolean {
  return size === rows + 1;
}

/** The local minimum living standard (低保) in hundredths of itself, to one decimal: 1.5 × the line is 150. */
export function lineShare(perHead: number, line: number): number | undefined {
  return line > 0 ? Math.round(perHead / line * 1000) / 10 + 0 : undefined;
}
