import { drawOfficeRoutes } from '#capabilities/draw/office/routes.tsx';
import { signupOfficeRoutes } from '#capabilities/signup/office/routes.tsx';
import { activitiesOfficeRoutes } from '#modules/activities/office/routes.tsx';
import { aidOfficeRoutes } from '#modules/aid/office/routes.tsx';
import { officeRoutes as appealRoutes } from '#modules/appeals/office/routes.tsx';
import { measuresOfficeRoutes } from '#modules/measures/office/routes.tsx';
import { budgetsOfficeRoutes } from '#modules/budgets/office/routes.tsx';
import { proposalsOfficeRoutes } from '#modules/proposals/office/routes.tsx';
import { registerOfficeRoutes } from '#modules/register/office/routes.tsx';
import { membershipOfficeRoutes } from '#modules/membership/office/routes.tsx';
import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { auditOfficeRoutes } from '#platform/audit/office/routes.tsx';
import { officeRoutes as calendarRoutes } from '#platform/calendar/office/routes.tsx';
import { consentsOfficeRoutes } from '#platform/consents/office/routes.tsx';
import { countersignRoutes } from '#platform/countersign/office/routes.tsx';
import { deskRoutes } from '#platform/desk/office/routes.tsx';
import { flowsOfficeRoutes } from '#platform/flows/office/routes.tsx';
import { designerRoutes } from '#platform/flows/office/designer/routes.tsx';
import { keepingOfficeRoutes } from '#platform/keeping/office/routes.tsx';
import { officesRoutes } from '#platform/offices/office/routes.tsx';
import { papersOfficeRoutes } from '#platform/papers/office/routes.tsx';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';
import { BuildingIcon, HomeIcon, PersonIcon } from '#platform/ui/icons/place-icons.tsx';

const UnionsScreen = lazyPart(async () => (await import('./unions-screen.tsx')).UnionsScreen);
const ServicesScreen = lazyPart(async () => (await import('./services-screen.tsx')).ServicesScreen);
const AccountPage = lazyPart(async () => (await import('#platform/accounts/office/account-page.tsx')).AccountPage);

/** Every page of the console. What a module adds here is one line; which of it an officer sees, the office decides. */
export const officePages: readonly OfficeRoute[] = [
  ...deskRoutes,
  ...appealRoutes,
  ...flowsOfficeRoutes,
  ...countersignRoutes,
  ...registerOfficeRoutes,
  ...measuresOfficeRoutes,
  ...membershipOfficeRoutes,
  ...activitiesOfficeRoutes,
  ...signupOfficeRoutes,
  ...aidOfficeRoutes,
  ...proposalsOfficeRoutes,
  ...budgetsOfficeRoutes,
  ...drawOfficeRoutes,
  { path: '/unions', permission: 'orgs.union.read', page: UnionsScreen, menu: { label: 'office.menu.unions', icon: <BuildingIcon /> } },
  ...officesRoutes,
  { path: '/services', permission: 'switchboard.layout.publish', page: ServicesScreen, menu: { label: 'switchboard.office.menu', icon: <HomeIcon /> } },
  ...papersOfficeRoutes,
  ...designerRoutes,
  ...calendarRoutes,
  ...consentsOfficeRoutes,
  ...auditOfficeRoutes,
  ...keepingOfficeRoutes,
  { path: '/account', permission: undefined, page: AccountPage, menu: { label: 'office.menu.account', icon: <PersonIcon /> } },
];
