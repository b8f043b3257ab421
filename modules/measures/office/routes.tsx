import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';
import { BuildingIcon, HeartIcon } from '#platform/ui/icons/place-icons.tsx';

const PlanPage = lazyPart(async () => (await import('./plan-page.tsx')).PlanPage);
const ItemPage = lazyPart(async () => (await import('./item-page.tsx')).ItemPage);
const FirmsPage = lazyPart(async () => (await import('./firms-page.tsx')).FirmsPage);
const FirmPage = lazyPart(async () => (await import('./firm-page.tsx')).FirmPage);
const ImportPage = lazyPart(async () => (await import('./import-page.tsx')).ImportPage);
const ImportResultPage = lazyPart(async () => (await import('./import-result-page.tsx')).ImportResultPage);

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
