import { lazy } from 'react';
import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { BuildingIcon, MattersIcon } from '#platform/ui/icons/place-icons.tsx';

const DeskPage = lazy(async () => ({ default: (await import('./desk-page.tsx')).DeskPage }));
const CasePage = lazy(async () => ({ default: (await import('./case-page.tsx')).CasePage }));
const BeginListPage = lazy(async () => ({ default: (await import('./begin-list-page.tsx')).BeginListPage }));
const BeginPage = lazy(async () => ({ default: (await import('./begin-page.tsx')).BeginPage }));
const UnionCasesPage = lazy(async () => ({ default: (await import('./union-cases-page.tsx')).UnionCasesPage }));

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
