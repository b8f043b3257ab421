import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';
import { ShieldIcon } from '#platform/ui/icons/sign-icons.tsx';

const DutiesPage = lazyPart(async () => (await import('./duties-page.tsx')).DutiesPage);
const PersonPage = lazyPart(async () => (await import('./person-page.tsx')).PersonPage);

export const officesRoutes: readonly OfficeRoute[] = [
  { path: '/duties', permission: 'offices.duty.read', page: DutiesPage, menu: { label: 'offices.office.menu', icon: <ShieldIcon /> } },
  { path: '/duties/people/:personId', permission: 'offices.duty.read', page: PersonPage },
  { path: '/duties/of/:unionId', permission: 'offices.duty.read', page: DutiesPage },
];
