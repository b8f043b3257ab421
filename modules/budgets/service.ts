import { defineService } from '#platform/contract/service.ts';
import { endpoints } from './contract.ts';

/** Where 活动立项与经费 is off nobody plans anew (flows asks for the service); what was agreed to is settled, and the past is read. */
export const budgetsService = defineService('budgets', endpoints, {
  initially: 'on', icon: 'chart', group: 'growth', order: 300, pages: [],
  // A plan under way may need the budget changed.
  goesOn: ['listPlans', 'readPlan', 'readYear', 'setAllotment', 'listLimits'],
});
