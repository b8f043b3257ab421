import { lazy } from 'react';
import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { BuildingIcon, HeartIcon } from '#platform/ui/icons/place-icons.tsx';

const PlanPage = lazy(async () => ({ default: (await import('./plan-page.tsx')).PlanPage }));
const ItemPage = lazy(async () => ({ default: (await import('./item-page.tsx')).ItemPage }));
const FirmsPage = lazy(async () => ({ default: (await import('./firms-page.tsx')).FirmsPage }));
const FirmPage = lazy(async () => ({ default: (await import('./firm-page.tsx')).FirmPage }));
const ImportPage = lazy(async () => ({ default: (await import('./import-page.tsx')).ImportPage }));
const ImportResultPage = lazy(async () => ({ default: (await import('./import-result-page.tsx')).ImportResultPage }));

export const measuresOfficeRoutes: readonly OfficeRoute[] = [
  {
    path: '/measures', permission: 'measures.plan.read', page: PlanPage,
    menu: { label: 'measures.menu.plan', icon: <HeartIcon /> },
  },
  { path: '/measures/:itemId', permission: 'measures.plan.read', page: ItemPage },
  {
    path: '/firms', permission: 'measures.firm.read', page: FirmsPage,
    menu: { label: 'measures.menu.firms', icon: <BuildingIcon /> },
  },
  { path: '/firms/import', permission: 'measures.firm.manage', page: ImportPage },
  { path: '/firms/imports/:importId', permission: 'measures.firm.manage', page: ImportResultPage },
  { path: '/firms/:firmId', permission: 'measures.firm.read', page: FirmPage },
];
