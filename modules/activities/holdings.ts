import type { HeldFact, HeldRow, Holding } from '#platform/access/holding.ts';
import english from './locale/en.json' with { type: 'json' };
import chinese from './locale/zh-CN.json' with { type: 'json' };
import { listRatingsOf } from './store/ratings.ts';
import { openWords } from './use-cases/rate.ts';

/** What is kept about whoever rated. Forgetting leaves the stars under an id; the words were sealed with the key that is gone. */
export const activitiesHoldings: readonly Holding[] = [{
  id: 'activities.rating', tables: ['activities_rating'], ground: 'request', kept: 'until-forgotten', words: { 'zh-CN': chinese, en: english },
  async read(ctx, personId) {
    const rows = await listRatingsOf(ctx.tx, personId);
    const words = await openWords(ctx, rows);
    return rows.map((row): HeldRow => {
      const said = words.get(row.id);
      const facts: HeldFact[] = [
        { name: 'activities.field.title', value: row.title, class: 'C2' }, { name: 'privacy.fact.sent', value: row.ratedAt, class: 'C2' },
        { name: 'activities.field.stars', value: row.stars, class: 'C2' },
      ];
      return said === undefined ? facts : [...facts, { name: 'activities.field.words', value: said, class: 'C3' }];
    });
  },
  forget: async () => {},
}];
