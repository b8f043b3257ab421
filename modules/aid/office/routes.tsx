import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';
import { HeartIcon } from '#platform/ui/icons/place-icons.tsx';

const DossiersPage = lazyPart(async () => (await import('./dossiers-page.tsx')).DossiersPage);
const DossierPage = lazyPart(async () => (await import('./dossier-page.tsx')).DossierPage);
const ApplicationsPage = lazyPart(async () => (await import('./applications-page.tsx')).ApplicationsPage);
const PaymentsPage = lazyPart(async () => (await import('./payments-page.tsx')).PaymentsPage);
const StandardPage = lazyPart(async () => (await import('./standard-page.tsx')).StandardPage);

export const aidOfficeRoutes: readonly OfficeRoute[] = [
  { path: '/aid', permission: 'aid.dossier.read', page: DossiersPage, staysWhenOff: true, menu: { label: 'aid.menu', icon: <HeartIcon /> } },
  { path: '/aid/applications', permission: 'aid.dossier.read', page: ApplicationsPage, staysWhenOff: true },
  { path: '/aid/payments', permission: 'aid.dossier.read', page: PaymentsPage, staysWhenOff: true },
  { path: '/aid/standard', permission: 'aid.dossier.read', page: StandardPage },
  { path: '/aid/:dossierId', permission: 'aid.dossier.read', page: DossierPage, staysWhenOff: true },
];
