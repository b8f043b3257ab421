import type { Ctx } from '#platform/access/ctx.ts';
import { readYearlyNumber, writeYearlyNumber } from '#platform/kernel/yearly-number.ts';
import { findPlanByNumber, listAgreed } from './store/plans.ts';

/** A plan as another module names it: its number is what people write, `total` is in fen. */
export type NamedPlan = { readonly planId: string; readonly number: string; readonly title: string; readonly total: number };

const MOST = 100;

/** What a union agreed to and has not settled, the newest first, for whoever reaches it. */
export async function listAgreedPlans({ tx, reach }: Pick<Ctx, 'tx' | 'reach'>, unionId: string): Promise<NamedPlan[]> {
  return (await listAgreed(tx, reach, unionId, MOST)).flatMap(({ id, year, number, title, total }) => (number === null ? [] : [{ planId: id, number: writeYearlyNumber(year, number), title, total }]));
}

/** The plan that a union numbered so; undefined where the number is another's, or out of reach. */
export async function findPlanNumbered({ tx, reach }: Pick<Ctx, 'tx' | 'reach'>, unionId: string, written: string): Promise<NamedPlan | undefined> {
  const numbered = readYearlyNumber(written.trim());
  const row = numbered === undefined ? undefined : await findPlanByNumber(tx, reach, unionId, numbered);
  return row === undefined || row.number === null ? undefined : { planId: row.id, number: writeYearlyNumber(row.year, row.number), title: row.title, total: row.total };
}
