import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';
import { ChartIcon } from '#platform/ui/icons/place-icons.tsx';

const BudgetsPage = lazyPart(async () => (await import('./budgets-page.tsx')).BudgetsPage);
const LimitsPage = lazyPart(async () => (await import('./limits-page.tsx')).LimitsPage);
const PlanPage = lazyPart(async () => (await import('./plan-page.tsx')).PlanPage);

export const budgetsOfficeRoutes: readonly OfficeRoute[] = [
  { path: '/budgets', permission: 'budgets.plan.read', page: BudgetsPage, menu: { label: 'budgets.office.menu', icon: <ChartIcon /> } },
  { path: '/budgets/limits', permission: 'budgets.plan.read', page: LimitsPage },
  { path: '/budgets/:planId', permission: 'budgets.plan.read', page: PlanPage },
];
