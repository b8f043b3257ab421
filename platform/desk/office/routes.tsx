import { lazy } from 'react';
import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { HomeIcon } from '#platform/ui/icons/place-icons.tsx';

const StartPage = lazy(async () => ({ default: (await import('./start-page.tsx')).StartPage }));

export const deskRoutes: readonly OfficeRoute[] = [
  { path: '/', permission: 'desk.start.read', page: StartPage, menu: { label: 'desk.office.menu', icon: <HomeIcon /> } },
];
