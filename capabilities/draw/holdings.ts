import type { HeldRow, Holding } from '#platform/access/holding.ts';
import english from './locale/en.json' with { type: 'json' };
import chinese from './locale/zh-CN.json' with { type: 'json' };
import { listEntriesOfPerson, listWeightsOfPerson } from './store/entries.ts';
import { listPartiesOfPerson } from './store/parties.ts';
import { openReasons } from './use-cases/weights.ts';

const words = { 'zh-CN': chinese, en: english };

/** The published file names nobody: what leads from a person to a number is kept here, by ids alone. Reasons go with the person's key. */
export const drawHoldings: readonly Holding[] = [{
  id: 'draw.entry', tables: ['draw_entry'], ground: 'request', kept: 'until-forgotten', words,
  async read({ tx }, personId) {
    return (await listEntriesOfPerson(tx, personId)).map((row): HeldRow => [
      { name: 'draw.field.number', value: row.number, class: 'C2' }, { name: 'draw.field.weight', value: row.weight, class: 'C2' }, { name: 'draw.field.size', value: row.size, class: 'C2' },
      ...(row.rank === null ? [] : [{ name: 'draw.field.rank', value: row.rank, class: 'C2' as const }]),
    ]);
  },
  forget: async () => {},
}, {
  id: 'draw.weight', tables: ['draw_weight'], ground: 'request', kept: 'until-forgotten', words,
  async read(ctx, personId) {
    const rows = await listWeightsOfPerson(ctx.tx, personId);
    const reasonOf = await openReasons(ctx, rows);
    return rows.map((row): HeldRow => [
      { name: 'draw.field.weight', value: row.weight, class: 'C2' }, { name: 'draw.field.reason', value: reasonOf(row), class: 'C4' }, { name: 'privacy.fact.sent', value: row.setAt, class: 'C2' },
    ]);
  },
  listSubjects: async ({ tx }, personId) => (await listWeightsOfPerson(tx, personId)).map(({ drawId }) => drawId),
  forget: async () => {},
}, {
  id: 'draw.party', tables: ['draw_party'], ground: 'request', kept: 'until-forgotten', words,
  async read({ tx }, personId) {
    return (await listPartiesOfPerson(tx, personId)).map((row): HeldRow => [
      { name: 'draw.field.party', value: row.party, class: 'C2' }, { name: 'privacy.fact.sent', value: row.committedAt, class: 'C2' }, { name: 'draw.field.revealed', value: row.revealedAt !== null, class: 'C2' },
    ]);
  },
  forget: async () => {},
}];
