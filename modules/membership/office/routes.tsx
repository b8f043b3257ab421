import { lazy } from 'react';
import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { BuildingIcon, HomeIcon, PersonIcon } from '#platform/ui/icons/place-icons.tsx';

const JoinsPage = lazy(async () => ({ default: (await import('./joins-page.tsx')).JoinsPage }));
const JoinPage = lazy(async () => ({ default: (await import('./join-page.tsx')).JoinPage }));
const TransfersPage = lazy(async () => ({ default: (await import('./transfers-page.tsx')).TransfersPage }));
const FoundingsPage = lazy(async () => ({ default: (await import('./foundings-page.tsx')).FoundingsPage }));
const FoundingPage = lazy(async () => ({ default: (await import('./founding-page.tsx')).FoundingPage }));
const LimitsPage = lazy(async () => ({ default: (await import('./limits-page.tsx')).LimitsPage }));
const BlankSpotsPage = lazy(async () => ({ default: (await import('./blank-spots-page.tsx')).BlankSpotsPage }));

export const membershipOfficeRoutes: readonly OfficeRoute[] = [
  { path: '/joins', permission: 'membership.join.read', page: JoinsPage, menu: { label: 'membership.menu.joins', icon: <PersonIcon /> } },
  { path: '/joins/limits', permission: 'membership.join.read', page: LimitsPage },
  { path: '/joins/:joinId', permission: 'membership.join.read', page: JoinPage },
  { path: '/transfers', permission: 'membership.join.read', page: TransfersPage, menu: { label: 'membership.menu.transfers', icon: <HomeIcon /> } },
  { path: '/foundings', permission: 'membership.founding.read', page: FoundingsPage, menu: { label: 'membership.menu.foundings', icon: <BuildingIcon /> } },
  { path: '/foundings/:foundingId', permission: 'membership.founding.read', page: FoundingPage },
  { path: '/blank-spots', permission: 'membership.founding.read', page: BlankSpotsPage },
];
