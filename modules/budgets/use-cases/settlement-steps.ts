import { z } from 'zod';
import type { Ctx } from '#platform/access/ctx.ts';
import type { CaseFacts } from '#platform/flows/process.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { readYearlyNumber } from '#platform/kernel/yearly-number.ts';
import { errors } from '../contract/access.ts';
import { planSettled, settlementDropped, settlementReported } from '../events/definitions.ts';
import { decideSettlement, totalOf } from '../rules/money.ts';
import { takePlanByNumber, takePlanOfSettlement } from '../store/plans.ts';
import type { PlanRow } from '../store/rows.ts';
import { fen } from '../wire.ts';
import { holdYear } from './years.ts';

const paid = z.object({ item: z.string(), amount: fen, receipts: z.int().min(0).catch(0) });
const reported = z.object({
  'plan': z.string(), 'people-came': z.int().nullable().catch(null), 'lines': z.array(paid), 'explanation': z.string().catch(''),
});

/** Receipts for an agreed plan of this union; one settlement at a time. Handed in again for another plan, it lets go of the former. */
export async function report(ctx: Ctx, { caseId, unionId, answers }: CaseFacts): Promise<void> {
  const { plan, lines, explanation, 'people-came': peopleCame } = reported.parse(answers);
  const [row, spent] = [await planNamed(ctx, unionId, plan), totalOf(lines)];
  if (row.state !== 'agreed' && row.settlementId !== caseId) throw new AppError(errors['plan-not-open'], { field: 'plan' });
  await requireMoney(ctx, row, { spent, isExplained: explanation.trim() !== '' });
  const former = await takePlanOfSettlement(ctx.tx, caseId);
  const settlementId = toId<'settlement'>(caseId);
  await record(ctx, [
    ...former === undefined || former.id === row.id ? [] : [settlementDropped({ planId: former.id, unionId: former.unionId, settlementId })],
    settlementReported({ planId: row.id, unionId: row.unionId, settlementId, peopleCame, spent, lines }),
  ]);
}

/** Agreed to: the promised money is let go and what was spent is counted. The year must still hold it. */
export async function settle(ctx: Ctx, { caseId }: CaseFacts): Promise<void> {
  const row = await takePlanOfSettlement(ctx.tx, caseId);
  if (row === undefined || row.spent === null || row.state !== 'settling') throw new AppError(errors['plan-not-open']);
  await requireMoney(ctx, row, { spent: row.spent, isExplained: true });
  await record(ctx, [planSettled({ planId: row.id, unionId: row.unionId, settlementId: toId<'settlement'>(caseId) })]);
}

/** Refused or taken back: the plan is open for another settlement. */
export async function settlementEnded(ctx: Ctx, { caseId }: CaseFacts, outcome: 'agreed' | 'refused' | 'withdrawn'): Promise<void> {
  const row = outcome === 'agreed' ? undefined : await takePlanOfSettlement(ctx.tx, caseId);
  if (row === undefined || row.state === 'settled') return;
  await record(ctx, [settlementDropped({ planId: row.id, unionId: row.unionId, settlementId: toId<'settlement'>(caseId) })]);
}

async function planNamed(ctx: Ctx, unionId: string, typed: string): Promise<PlanRow> {
  const wanted = readYearlyNumber(typed);
  const row = wanted === undefined ? undefined : await takePlanByNumber(ctx.tx, unionId, wanted);
  if (row === undefined) throw new AppError(errors['plan-unknown'], { field: 'plan' });
  return row;
}

async function requireMoney(ctx: Ctx, row: PlanRow, { spent, isExplained }: { readonly spent: number; readonly isExplained: boolean }): Promise<void> {
  const year = await holdYear(ctx, row.unionId, row.year);
  if (year === undefined) throw new AppError(errors['no-allotment']);
  orThrow(decideSettlement({ total: row.total, spent, isExplained, year }));
}
