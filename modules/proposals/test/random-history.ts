import type { Ctx } from '#platform/access/ctx.ts';
import { findPerson } from '#platform/accounts/store/persons.ts';
import type { Answers } from '#platform/forms/condition.ts';
import type { CaseFacts } from '#platform/flows/process.ts';
import { asEngine } from '#platform/flows/test/as-engine.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { attempt, chance, pickOne, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';
import { proposalProcess } from '../flows/proposal.ts';
import { ANSWER_CLASSES, CATEGORIES, DECISIONS, RATINGS } from '../wire.ts';

const TEXTS = ['夜班职工下班后食堂已经关门。', '希望增加哺乳室 🛠️', '第一行\n第二行', '“引号”与\\反斜杠'];

/** The proposals of this history, for the steps that come after. */
const casesOf = (history: History): CaseFacts[] => history.part<CaseFacts[]>('proposals', () => []);

/** What the approval engine does with one step that calls: the same reach, the same facts. Everything but a refusal is a bug. */
async function perform(history: History, facts: CaseFacts, work: (ctx: Ctx) => Promise<unknown> | undefined): Promise<void> {
  try {
    await asEngine(history.world, facts, async (ctx) => { await work(ctx); });
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'bug') throw error;
  }
}

const text = (history: History): string => pickOne(history, TEXTS) ?? '';
const written = (history: History): Answers => ({
  'title': text(history), 'category': pickOne(history, CATEGORIES), 'reason': text(history), 'suggestion': text(history), 'is-unnamed': chance(history, 3),
});

async function submit(history: History): Promise<void> {
  const { world } = history;
  const starter = pickOne(history, history.persons);
  const home = starter === undefined ? undefined : await world.asSystem('job', ({ tx }) => findPerson(tx, starter));
  if (starter === undefined || home === undefined || home.unionId === null) return;
  const facts = { caseId: newId<'case'>(world.house), process: proposalProcess.key, unionId: home.unionId, starter, answers: written(history) };
  await perform(history, facts, async (ctx) => {
    await proposalProcess.calls['submitted']?.(ctx, facts);
    casesOf(history).push(facts);
  });
}

/** Somebody else at the same union: in a short history there often is nobody. */
async function enterFellow(history: History, { unionId }: CaseFacts): Promise<PersonId> {
  const personId = newId<'person'>(history.world.house);
  await history.world.asSystem('setup', (ctx) => record(ctx, [personEntered({ personId, name: '附议职工', unionId })]));
  history.persons.push(personId);
  return personId;
}

/** A step of the newest few, in any order that comes: what a case would not allow changes rows all the same. */
const callStep = (name: string, call: string, answers: (history: History) => Answers): HistoryStep => ({
  name, weight: 3,
  async take(history) {
    const facts = pickOne(history, casesOf(history).slice(-4));
    if (facts !== undefined) await perform(history, facts, (ctx) => proposalProcess.calls[call]?.(ctx, { ...facts, answers: answers(history) }));
  },
});

export const historySteps: readonly HistoryStep[] = [
  { name: 'submit a proposal', weight: 4, take: submit },
  {
    name: 'second a proposal', weight: 5,
    async take(history) {
      const facts = pickOne(history, casesOf(history).slice(-2));
      if (facts === undefined) return;
      const personId = chance(history, 4) ? pickOne(history, history.persons) ?? facts.starter : await enterFellow(history, facts);
      await attempt(history, endpoints.second, await history.world.actorOf(personId), { proposalId: facts.caseId });
    },
  },
  callStep('rewrite a proposal', 'submitted', written),
  callStep('decide on a proposal', 'decide', (history) => ({
    'filing': pickOne(history, DECISIONS), 'merged-into': '2026-001', 'department': '后勤部', 'undertaker': pickOne(history, history.persons), 'answer-by': chance(history, 3) ? '2026-03-10' : null,
  })),
  callStep('answer a proposal', 'answered', (history) => ({ 'answer-class': pickOne(history, ANSWER_CLASSES), 'answer': text(history) })),
  callStep('rate a proposal', 'rate', (history) => ({ satisfaction: pickOne(history, RATINGS) })),
  {
    name: 'end a proposal', weight: 2,
    async take(history) {
      const [facts, outcome] = [pickOne(history, casesOf(history).slice(-4)), pickOne(history, ['agreed', 'refused', 'withdrawn'] as const)];
      if (facts !== undefined && outcome !== undefined) await perform(history, facts, (ctx) => proposalProcess.ended?.(ctx, facts, outcome));
    },
  },
];
