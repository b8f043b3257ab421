import { lazy } from 'react';
import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { ShieldIcon } from '#platform/ui/icons/sign-icons.tsx';

const DutiesPage = lazy(async () => ({ default: (await import('./duties-page.tsx')).DutiesPage }));
const PersonPage = lazy(async () => ({ default: (await import('./person-page.tsx')).PersonPage }));

export const officesRoutes: readonly OfficeRoute[] = [
  { path: '/duties', permission: 'offices.duty.read', page: DutiesPage, menu: { label: 'offices.office.menu', icon: <ShieldIcon /> } },
  { path: '/duties/people/:personId', permission: 'offices.duty.read', page: PersonPage },
  { path: '/duties/of/:unionId', permission: 'offices.duty.read', page: DutiesPage },
];
