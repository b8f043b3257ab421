import type { HeldFact, HeldRow, Holding } from '#platform/access/holding.ts';
import english from './locale/en.json' with { type: 'json' };
import chinese from './locale/zh-CN.json' with { type: 'json' };
import { listEntriesOfPerson } from './store/entries.ts';
import { openAnswers } from './use-cases/answers.ts';
import type { Answers } from './wire.ts';

/** As it is kept: the form that asked may be gone from the screen, and its keys say enough. */
function factsOf(answers: Answers): HeldFact[] {
  return Object.entries(answers).map(([key, value]) => ({ name: 'signup.field.answer', value: `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`, class: 'C3' }));
}

/** What is kept about whoever signed up. The row names nobody but by id: forgetting leaves the number of those who came; what they told is sealed with their key. */
export const signupHoldings: readonly Holding[] = [{
  id: 'signup.entry', tables: ['signup_entry'], ground: 'request', kept: 'until-forgotten', words: { 'zh-CN': chinese, en: english },
  async read(ctx, personId) {
    const rows = await listEntriesOfPerson(ctx.tx, personId);
    const answers = await openAnswers(ctx, rows);
    return rows.map((row): HeldRow => [
      { name: 'privacy.fact.sent', value: row.cameAt, class: 'C2' }, { name: 'signup.field.persons', value: row.persons, class: 'C2' },
      { name: 'privacy.fact.state', value: `signup.state.${row.state}`, class: 'C2', isWord: true },
      ...factsOf(answers.get(row.id) ?? {}),
    ]);
  },
  listSubjects: async ({ tx }, personId) => (await listEntriesOfPerson(tx, personId)).map(({ id }) => id),
  forget: async () => {},
}];
