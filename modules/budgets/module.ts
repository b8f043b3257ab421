import { bindResource } from '#platform/access/handler.ts';
import { defineModule } from '#platform/registry/module.ts';
import { errors, permissions, planResource } from './contract/access.ts';
import { endpoints } from './contract.ts';
import { budgetsAppliers } from './events/apply.ts';
import { planProcess } from './flows/plan.ts';
import { settlementProcess } from './flows/settlement.ts';
import { budgetsHoldings } from './holdings.ts';
import { budgetsService } from './service.ts';
import { findPlan } from './store/plans.ts';
import { listLimits, setLimit } from './use-cases/limits.ts';
import { listPlans, readPlan } from './use-cases/read-plans.ts';
import { readYear, setAllotment } from './use-cases/years.ts';

/** 活动立项与经费: activities planned, agreed to by amount, settled with receipts, and what is left of the year's money. */
export const budgetsModule = defineModule({
  id: 'budgets', service: budgetsService,
  dependsOn: [],
  migrations: new URL('./store/migrations/', import.meta.url),
  endpoints, errors, permissions: permissions.entries,
  handlers: [listPlans, readPlan, readYear, setAllotment, listLimits, setLimit],
  resources: [bindResource(planResource, {
    load: findPlan, placeOf: (row) => ({ orgPath: row.orgPath, linePath: row.linePath, personId: null, receiptId: null }),
  })],
  appliers: budgetsAppliers,
  processes: [planProcess, settlementProcess],
  scopedTables: [{ table: 'budgets_plan' }, { table: 'budgets_year' }, { table: 'budgets_limit' }],
  replayedTables: ['budgets_plan', 'budgets_line', 'budgets_year', 'budgets_limit'],
  holdings: budgetsHoldings,
});
