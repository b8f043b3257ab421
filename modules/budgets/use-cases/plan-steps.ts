import { z } from 'zod';
import type { Ctx } from '#platform/access/ctx.ts';
import { systemReach } from '#platform/access/reach.ts';
import type { CaseFacts } from '#platform/flows/process.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { dateInChina, yearOf } from '#platform/kernel/plain-date.ts';
import { errors } from '../contract/access.ts';
import { planAgreed, planAsked, planClosed } from '../events/definitions.ts';
import { checkLimits } from '../rules/limits.ts';
import { amountOf, decideCommitment, totalOf } from '../rules/money.ts';
import { findPlan, nextNumber } from '../store/plans.ts';
import type { PlanRow } from '../store/rows.ts';
import { date, EXPENSE_KINDS, fen } from '../wire.ts';
import { limitsAt } from './limits.ts';
import { holdYear } from './years.ts';

const line = z.object({ 'item': z.string(), 'unit-price': fen, 'count': z.int().min(0) });
// A union may have left a field out of its own form: what it does not ask for is not missed here.
const asked = z.object({
  'title': z.string().catch(''), 'kind': z.enum(EXPENSE_KINDS).catch('other-activity'), 'place': z.string().catch(''), 'begins-on': date.nullable().catch(null),
  'ends-on': date.nullable().catch(null), 'people': z.int().min(1).catch(1), 'lines': z.array(line),
});

/** Begun, or handed in again: within what the unions on the way up allow, and within the money of its year. */
export async function ask(ctx: Ctx, { caseId, unionId, starter, answers }: CaseFacts): Promise<void> {
  const { title, kind, place, people, lines, 'begins-on': beginsOn, 'ends-on': endsOn } = asked.parse(answers);
  const today = dateInChina(ctx.clock.now());
  const year = yearOf(beginsOn ?? today);
  const planned = lines.map((one) => {
    const { item, count, 'unit-price': unitPrice } = one;
    return { item, unitPrice, count, amount: amountOf({ unitPrice, count }) };
  });
  const total = totalOf(planned);
  orThrow(checkLimits({ total, people }, await limitsAt(ctx, unionId, { kind, on: today })));
  orThrow(decideCommitment(await holdYear(ctx, unionId, year), total));
  await record(ctx, [planAsked({ planId: toId(caseId), unionId, askerId: starter, year, kind, title, place, beginsOn, endsOn, people, total, lines: planned })]);
}

/** Agreed to: from here on the money is promised. Another plan may have taken it meanwhile; whoever agrees is told. */
export async function commit(ctx: Ctx, facts: CaseFacts): Promise<void> {
  const row = await planOf(ctx, facts);
  if (row.state !== 'asked') throw new AppError(errors['plan-not-open']);
  // Held until the transaction ends: two plans that are agreed to at once do not promise the same yuan, nor get one number.
  orThrow(decideCommitment(await holdYear(ctx, row.unionId, row.year), row.total));
  await record(ctx, [planAgreed({ planId: row.id, unionId: row.unionId, number: row.number ?? await nextNumber(ctx.tx, row.unionId, row.year) })]);
}

export async function planEnded(ctx: Ctx, facts: CaseFacts, outcome: 'agreed' | 'refused' | 'withdrawn'): Promise<void> {
  const row = await findPlan(ctx.tx, systemReach('job'), facts.caseId, true);
  if (row === undefined || outcome === 'agreed' || row.state !== 'asked') return;
  await record(ctx, [planClosed({ planId: row.id, unionId: row.unionId, outcome })]);
}

async function planOf(ctx: Ctx, { caseId }: CaseFacts): Promise<PlanRow> {
  const row = await findPlan(ctx.tx, systemReach('job'), caseId, true);
  if (row === undefined) throw new TypeError('a step of a plan that was never asked for');
  return row;
}
