import type { Holding } from '#platform/access/holding.ts';
import english from './locale/en.json' with { type: 'json' };
import chinese from './locale/zh-CN.json' with { type: 'json' };

/** Officers stand here as those who asked for a plan: the union's own record of its money. */
export const budgetsHoldings: readonly Holding[] = [{
  id: 'budgets.plan', tables: ['budgets_plan'], ground: 'duty', kept: 'stays', words: { 'zh-CN': chinese, en: english },
}];
