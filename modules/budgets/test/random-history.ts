import { systemReach } from '#platform/access/reach.ts';
import type { Answers } from '#platform/forms/condition.ts';
import type { CaseFacts, Process } from '#platform/flows/process.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import { addDays, dateInChina } from '#platform/kernel/plain-date.ts';
import { newId, randomBelow } from '#platform/kernel/random.ts';
import { writeYearlyNumber } from '#platform/kernel/yearly-number.ts';
import { officesOf } from '#platform/orgs/test/random-history.ts';
import { attempt, chance, pickOne, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';
import { planProcess } from '../flows/plan.ts';
import { asEngine } from '#platform/flows/test/as-engine.ts';
import { settlementProcess } from '../flows/settlement.ts';
import { findPlan } from '../store/plans.ts';
import { EXPENSE_KINDS } from '../wire.ts';

type Cases = { readonly plans: CaseFacts[]; readonly settlements: CaseFacts[] };
const casesOf = (history: History): Cases => history.part<Cases>('budgets', () => ({ plans: [], settlements: [] }));

type Act = { readonly process: Process; readonly call: string } | { readonly process: Process; readonly outcome: 'agreed' | 'refused' | 'withdrawn' };

/** What the approval engine does with one step that calls, or at the end. Everything but a refusal is a bug; false for one. */
async function perform(history: History, act: Act, facts: CaseFacts): Promise<boolean> {
  try {
    await asEngine(history.world, facts, async (ctx) => {
      await ('call' in act ? act.process.calls[act.call]?.(ctx, facts) : act.process.ended?.(ctx, facts, act.outcome));
    });
    return true;
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'bug') throw error;
    return false;
  }
}

const planned = (history: History): Answers => ({
  'title': '活动“春”\n\\', 'kind': pickOne(history, EXPENSE_KINDS), 'begins-on': chance(history, 3) ? '2027-01-02' : '2026-05-01', 'people': 1 + randomBelow(history.random, 30),
  'lines': Array.from({ length: 1 + randomBelow(history.random, 3) }, () => ({ 'item': '项目', 'unit-price': randomBelow(history.random, 90_000), 'count': 1 + randomBelow(history.random, 3) })),
});

/** The first plans of a union are what most settlements name. */
const paid = (history: History): Answers => ({
  'plan': `202${6 + randomBelow(history.random, 2)}-00${1 + randomBelow(history.random, 3)}`, 'people-came': 3, 'explanation': chance(history, 2) ? '多来了人' : '',
  'lines': [{ item: '全部', amount: randomBelow(history.random, 120_000), receipts: 1 }],
});

/** A whole activity at one union, from the budget to the receipts: too rare to wait for in a short history. */
async function wholeActivity(history: History): Promise<void> {
  const [starter, held] = [pickOne(history, history.persons), pickOne(history, officesOf(history))];
  if (starter === undefined || held === undefined) return;
  await attempt(history, endpoints.setAllotment, await history.world.actorOf(held.personId), { unionId: held.unionId, year: 2026, allotment: 900_000_000, source: '会议' });
  const plan = { caseId: newId<'case'>(history.world.house), process: planProcess.key, unionId: toId<'union'>(held.unionId), starter, answers: { ...planned(history), 'begins-on': '2026-05-01' } };
  if (!await perform(history, { process: planProcess, call: 'ask' }, plan)) return;
  if (chance(history, 4)) await perform(history, { process: planProcess, outcome: 'refused' }, plan);
  if (!await perform(history, { process: planProcess, call: 'commit' }, plan)) return;
  const row = await history.world.asSystem('job', ({ tx }) => findPlan(tx, systemReach('job'), plan.caseId, false));
  if (row === undefined || row.number === null) return;
  const settlement = {
    ...plan, caseId: newId<'case'>(history.world.house), process: settlementProcess.key,
    answers: { 'plan': writeYearlyNumber(row.year, row.number), 'people-came': 3, 'lines': [{ item: '全部', amount: randomBelow(history.random, row.total + 1), receipts: 1 }] },
  };
  if (!await perform(history, { process: settlementProcess, call: 'report' }, settlement)) return;
  casesOf(history).settlements.push(settlement);
  const isSettled = chance(history, 2);
  await perform(history, { process: settlementProcess, ...isSettled ? { call: 'settle' } : { outcome: 'withdrawn' } }, settlement);
}

async function begin(history: History, { process, call }: { readonly process: Process; readonly call: string }, kept: CaseFacts[], answers: Answers): Promise<void> {
  const [starter, held] = [pickOne(history, history.persons), pickOne(history, officesOf(history))];
  if (starter === undefined || held === undefined) return;
  const former = chance(history, 5) ? kept.at(-1) : undefined;
  const facts = { caseId: newId<'case'>(history.world.house), process: process.key, unionId: held.unionId, starter, ...former, answers } as CaseFacts; // -- an office's union
  if (await perform(history, { process, call }, facts) && former === undefined) kept.push(facts);
}

const onPlan = (history: History, act: Act) => {
  const facts = pickOne(history, casesOf(history).plans.slice(-4));
  return facts === undefined ? undefined : perform(history, act, facts);
};
const onSettlement = async (history: History, act: Act): Promise<void> => {
  const facts = pickOne(history, casesOf(history).settlements.slice(-3));
  if (facts !== undefined) await perform(history, act, facts);
};

export const historySteps: readonly HistoryStep[] = [
  {
    name: 'set a budget', weight: 4,
    async take(history) {
      const held = pickOne(history, officesOf(history));
      if (held === undefined) return;
      const year = chance(history, 4) ? 2027 : 2026;
      await attempt(history, endpoints.setAllotment, await history.world.actorOf(held.personId), { unionId: held.unionId, year, allotment: randomBelow(history.random, 900_000), source: '会议' });
    },
  },
  {
    name: 'set a limit', weight: 2,
    async take(history) {
      const held = pickOne(history, officesOf(history));
      if (held === undefined) return;
      const validFrom = addDays(dateInChina(history.world.clock.now()), randomBelow(history.random, 4) - 1);
      const most = () => (chance(history, 2) ? null : 10_000 + randomBelow(history.random, 200_000));
      await attempt(history, endpoints.setLimit, await history.world.actorOf(held.personId), {
        unionId: held.unionId, kind: pickOne(history, EXPENSE_KINDS) ?? 'care', perPerson: most(), perEvent: most(), source: '实施细则', validFrom,
      });
    },
  },
  { name: 'a whole activity', weight: 3, take: wholeActivity },
  { name: 'plan an activity', weight: 5, take: (history) => begin(history, { process: planProcess, call: 'ask' }, casesOf(history).plans, planned(history)) },
  { name: 'agree to a plan', weight: 5, take: async (history) => { await onPlan(history, { process: planProcess, call: 'commit' }); } },
  { name: 'end a plan', weight: 1, take: async (history) => { await onPlan(history, { process: planProcess, outcome: pickOne(history, ['refused', 'withdrawn'] as const) ?? 'refused' }); } },
  { name: 'report a settlement', weight: 6, take: (history) => begin(history, { process: settlementProcess, call: 'report' }, casesOf(history).settlements, paid(history)) },
  { name: 'agree to a settlement', weight: 4, take: (history) => onSettlement(history, { process: settlementProcess, call: 'settle' }) },
  { name: 'end a settlement', weight: 2, take: (history) => onSettlement(history, { process: settlementProcess, outcome: 'refused' }) },
];
