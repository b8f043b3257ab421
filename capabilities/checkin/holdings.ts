import type { HeldRow, Holding } from '#platform/access/holding.ts';
import english from './locale/en.json' with { type: 'json' };
import chinese from './locale/zh-CN.json' with { type: 'json' };
import { listPassesOfPerson } from './store/passes.ts';

/** When and how somebody was let in. The row names nobody but by id: forgetting leaves the number of those who came. */
export const checkinHoldings: readonly Holding[] = [{
  id: 'checkin.pass', tables: ['checkin_pass'], ground: 'request', kept: 'until-forgotten', words: { 'zh-CN': chinese, en: english },
  async read({ tx }, personId) {
    return (await listPassesOfPerson(tx, personId)).map((row): HeldRow => [
      { name: 'checkin.field.at', value: row.at, class: 'C2' }, { name: 'checkin.field.persons', value: row.persons, class: 'C2' },
      { name: 'checkin.field.how', value: `checkin.how.${row.how}`, class: 'C2', isWord: true },
    ]);
  },
  forget: async () => {},
}];
