import { asEngine } from '#platform/flows/test/as-engine.ts';
import { consumers } from '#apps/server/background.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import type { Answers } from '#platform/forms/condition.ts';
import type { CaseFacts, Process } from '#platform/flows/process.ts';
import { createRunner } from '#platform/jobs/runner.ts';
import { newId } from '#platform/kernel/random.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import type { TestWorld } from '#platform/testkit/test-world.ts';
import { aidApplication } from '../flows/application.ts';
import { aidReview } from '../flows/review.ts';

/** What a worker of three fills in: 4,200 in, 1,500 of it gone before anything is bought. */
export const APPLICATION: Answers = {
  'id-number': '11010519491231002X', 'phone': '13900000001', 'employer': '示例工厂', 'identity': 'at-work', 'household-size': 3,
  'family': [
    { name: '配偶甲', relation: 'spouse', age: 45, health: 'seriously-ill', income: 0 },
    { name: '子女乙', relation: 'child', age: 16, health: 'good', income: 0 },
  ],
  'own-income': 420_000, 'costs': 150_000, 'asked-level': 'relative', 'causes': ['illness'], 'situation': '配偶长期透析，孩子上高中。', 'not-excluded': true,
};

/** 2,700 for three people: 900 a head, between once and twice the line of 770. */
export const SURVEY: Answers = {
  'visited-on': '2026-03-10', 'checked-income': 420_000, 'checked-costs': 150_000, 'line': 77_000, 'level': 'relative', 'findings': '两人上门，票据齐全。',
  'aid-form': 'living', 'amount': 600_000,
};
export const PAYMENT: Answers = { 'paid-amount': 600_000, 'paid-on': '2026-03-30', 'paid-way': 'bank' };

type Act = { readonly process: Process; readonly call: string };

/** Does what the engine does with one step that calls: the same reach, the same facts. */
export function perform(world: TestWorld, { process, call }: Act, facts: Omit<CaseFacts, 'process'>): Promise<void> {
  return world.asSystem('job', async (ctx) => {
    await process.calls[call]?.(ctx, { ...facts, process: process.key });
  });
}

export type Given = { readonly unionId: UnionId; readonly personId: PersonId; readonly answers?: Answers };

/** An application from its first step to the payment, by the calls alone. */
export async function giveAid(world: TestWorld, { unionId, personId, answers = {} }: Given): Promise<{ caseId: string }> {
  const caseId = newId<'case'>(world.house);
  const facts = { caseId, unionId, starter: personId, answers: { ...APPLICATION, ...SURVEY, ...PAYMENT, ...answers } };
  await asEngine(world, facts, (ctx) => giveInside(ctx, facts));
  return { caseId };
}

const CALLS = ['aid.noteApplication', 'aid.surveyHolds', 'aid.openDossier', 'aid.recordPayment'];

async function giveInside(ctx: Ctx, given: Omit<CaseFacts, 'process'>): Promise<void> {
  const facts = { ...given, process: aidApplication.key };
  orThrow(await aidApplication.mayBegin?.(ctx, facts) ?? { ok: true, value: undefined });
  for (const call of CALLS.slice(0, Number(facts.answers['amount']) > 0 ? 4 : 3)) await aidApplication.calls[call]?.(ctx, facts);
  await aidApplication.ended?.(ctx, facts, 'agreed');
}

/** The yearly look at a file, by the review's own rules. */
export async function review(world: TestWorld, given: { readonly unionId: UnionId; readonly officerId: PersonId; readonly number: string; readonly isEntitled: boolean }): Promise<void> {
  const facts: CaseFacts = {
    caseId: newId<'case'>(world.house), process: aidReview.key, unionId: given.unionId, starter: given.officerId,
    answers: { 'dossier-number': given.number, 'visited-on': '2027-03-01', 'entitled': given.isEntitled, ...(given.isEntitled && { level: 'deep' }), 'finding': '复核走访所见。' },
  };
  await asEngine(world, facts, async (ctx) => {
    orThrow(await aidReview.mayBegin?.(ctx, facts) ?? { ok: true, value: undefined });
    await aidReview.calls['aid.concludeReview']?.(ctx, facts);
  });
}

/** Resolves when figures and notices have caught up with every event. */
export async function settle(world: TestWorld): Promise<void> {
  const runner = createRunner({ db: world.db, house: world.house, consumers: consumers(world.house), jobs: [], every: 60_000 });
  await runner.settle();
  await runner.stop();
}

