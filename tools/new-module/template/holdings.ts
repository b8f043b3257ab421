import type { HeldRow, Holding } from '#platform/access/holding.ts';
import english from './locale/en.json' with { type: 'json' };
import chinese from './locale/zh-CN.json' with { type: 'json' };
import { listEntriesOf } from './store/entries.ts';
import { emptyEntries } from './store/held.ts';
import { entryOpener } from './use-cases/entry-opener.ts';

/** What is kept about a worker: shown to them, given to them as a file, and emptied when they are forgotten. */
export const exampleServiceHoldings: readonly Holding[] = [{
  id: 'example-service.entry', tables: ['example_service_entry'], ground: 'request', kept: 'until-forgotten', words: { 'zh-CN': chinese, en: english },
  async read(ctx, personId) {
    const rows = await listEntriesOf(ctx.tx, personId);
    const opener = await entryOpener(ctx, rows);
    return rows.map((row): HeldRow => [
      { name: 'example-service.entry-title', value: row.title, class: 'C2' }, { name: 'privacy.fact.sent', value: row.madeAt, class: 'C2' },
      { name: 'example-service.text', value: opener.text(row), class: 'C4' }, { name: 'example-service.answer', value: opener.answer(row) ?? '', class: 'C4' },
    ]);
  },
  listSubjects: async ({ tx }, personId) => (await listEntriesOf(tx, personId)).map(({ id }) => id),
  forget: emptyEntries,
}];
