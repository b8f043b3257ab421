import type { Holding } from '#platform/access/holding.ts';
import english from './locale/en.json' with { type: 'json' };
import chinese from './locale/zh-CN.json' with { type: 'json' };

/** Officers stand here as those who answer for an item or reported on it: the union's own record of its work. */
export const measuresHoldings: readonly Holding[] = [{
  id: 'measures.work', tables: ['measures_item', 'measures_report', 'measures_import', 'measures_firm_move'], ground: 'duty', kept: 'stays', words: { 'zh-CN': chinese, en: english },
}];
