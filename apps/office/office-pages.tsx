import { lazy } from 'react';
import { officeRoutes as appealRoutes } from '#modules/appeals/office/routes.tsx';
import { measuresOfficeRoutes } from '#modules/measures/office/routes.tsx';
import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { officeRoutes as calendarRoutes } from '#platform/calendar/office/routes.tsx';
import { BuildingIcon, PersonIcon } from '#platform/ui/icons/place-icons.tsx';

const UnionsScreen = lazy(async () => ({ default: (await import('./unions-screen.tsx')).UnionsScreen }));
const AccountPage = lazy(async () => ({ default: (await import('#platform/accounts/office/account-page.tsx')).AccountPage }));

/** Every page of the console. What a module adds here is one line; which of it an officer sees, the office decides. */
export const officePages: readonly OfficeRoute[] = [
  ...appealRoutes,
  ...measuresOfficeRoutes,
  { path: '/unions', permission: 'orgs.union.read', page: UnionsScreen, menu: { label: 'office.menu.unions', icon: <BuildingIcon /> } },
  ...calendarRoutes,
  { path: '/account', permission: undefined, page: AccountPage, menu: { label: 'office.menu.account', icon: <PersonIcon /> } },
];
