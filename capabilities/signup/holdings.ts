import type { HeldRow, Holding } from '#platform/access/holding.ts';
import english from './locale/en.json' with { type: 'json' };
import chinese from './locale/zh-CN.json' with { type: 'json' };
import { listEntriesOfPerson } from './store/entries.ts';

/** What is kept about whoever signed up. The row names nobody but by id: forgetting leaves the number of those who came. */
export const signupHoldings: readonly Holding[] = [{
  id: 'signup.entry', tables: ['signup_entry'], ground: 'request', kept: 'until-forgotten', words: { 'zh-CN': chinese, en: english },
  async read({ tx }, personId) {
    return (await listEntriesOfPerson(tx, personId)).map((row): HeldRow => [
      { name: 'privacy.fact.sent', value: row.cameAt, class: 'C2' }, { name: 'signup.field.persons', value: row.persons, class: 'C2' },
      { name: 'privacy.fact.state', value: `signup.state.${row.state}`, class: 'C2', isWord: true },
    ]);
  },
  listSubjects: async ({ tx }, personId) => (await listEntriesOfPerson(tx, personId)).map(({ id }) => id),
  forget: async () => {},
}];
