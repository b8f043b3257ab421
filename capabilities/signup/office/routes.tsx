import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';
import { ClockIcon } from '#platform/ui/icons/sign-icons.tsx';

const LimitsPage = lazyPart(async () => (await import('./limits-page.tsx')).LimitsPage);

export const signupOfficeRoutes: readonly OfficeRoute[] = [
  { path: '/signup-limits', permission: 'signup.entry.read', page: LimitsPage, menu: { label: 'signup.office.limits.menu', icon: <ClockIcon /> } },
];
