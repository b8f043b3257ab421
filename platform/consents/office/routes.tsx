import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';
import { ShieldIcon } from '#platform/ui/icons/sign-icons.tsx';

const TextsPage = lazyPart(async () => (await import('./texts-page.tsx')).TextsPage);
const TextPage = lazyPart(async () => (await import('./text-page.tsx')).TextPage);

export const consentsOfficeRoutes: readonly OfficeRoute[] = [
  { path: '/consents', permission: 'consents.text.read', page: TextsPage, menu: { label: 'consents.office.menu', icon: <ShieldIcon /> } },
  { path: '/consents/:textKey', permission: 'consents.text.read', page: TextPage },
];
