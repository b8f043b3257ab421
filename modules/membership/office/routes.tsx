import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';
import { BuildingIcon, HomeIcon, PersonIcon } from '#platform/ui/icons/place-icons.tsx';

const JoinsPage = lazyPart(async () => (await import('./joins-page.tsx')).JoinsPage);
const JoinPage = lazyPart(async () => (await import('./join-page.tsx')).JoinPage);
const TransfersPage = lazyPart(async () => (await import('./transfers-page.tsx')).TransfersPage);
const FoundingsPage = lazyPart(async () => (await import('./foundings-page.tsx')).FoundingsPage);
const FoundingPage = lazyPart(async () => (await import('./founding-page.tsx')).FoundingPage);
const LimitsPage = lazyPart(async () => (await import('./limits-page.tsx')).LimitsPage);
const BlankSpotsPage = lazyPart(async () => (await import('./blank-spots-page.tsx')).BlankSpotsPage);

export const membershipOfficeRoutes: readonly OfficeRoute[] = [
  { path: '/joins', permission: 'membership.join.read', page: JoinsPage, menu: { label: 'membership.menu.joins', icon: <PersonIcon /> } },
  { path: '/joins/limits', permission: 'membership.join.read', page: LimitsPage },
  { path: '/joins/:joinId', permission: 'membership.join.read', page: JoinPage },
  { path: '/transfers', permission: 'membership.join.read', page: TransfersPage, menu: { label: 'membership.menu.transfers', icon: <HomeIcon /> } },
  { path: '/foundings', permission: 'membership.founding.read', page: FoundingsPage, menu: { label: 'membership.menu.foundings', icon: <BuildingIcon /> } },
  { path: '/foundings/:foundingId', permission: 'membership.founding.read', page: FoundingPage },
  { path: '/blank-spots', permission: 'membership.founding.read', page: BlankSpotsPage },
];
