import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';
import { BuildingIcon, MattersIcon } from '#platform/ui/icons/place-icons.tsx';

const DeskPage = lazyPart(async () => (await import('./desk-page.tsx')).DeskPage);
const CasePage = lazyPart(async () => (await import('./case-page.tsx')).CasePage);
const BeginListPage = lazyPart(async () => (await import('./begin-list-page.tsx')).BeginListPage);
const BeginPage = lazyPart(async () => (await import('./begin-page.tsx')).BeginPage);
const UnionCasesPage = lazyPart(async () => (await import('./union-cases-page.tsx')).UnionCasesPage);

export const flowsOfficeRoutes: readonly OfficeRoute[] = [
  { path: '/flows', permission: undefined, page: DeskPage, menu: { label: 'flows.office.menu', icon: <MattersIcon /> } },
  {
    path: '/flows/union', permission: 'flows.case.read', page: UnionCasesPage,
    menu: { label: 'flows.office.union.menu', icon: <BuildingIcon /> },
  },
  { path: '/flows/new', permission: undefined, page: BeginListPage },
  { path: '/flows/new/:process', permission: undefined, page: BeginPage },
  { path: '/flows/cases/:caseId', permission: undefined, page: CasePage },
];
