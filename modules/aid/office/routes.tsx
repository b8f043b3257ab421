import { lazy } from 'react';
import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { HeartIcon } from '#platform/ui/icons/place-icons.tsx';

const DossiersPage = lazy(async () => ({ default: (await import('./dossiers-page.tsx')).DossiersPage }));
const DossierPage = lazy(async () => ({ default: (await import('./dossier-page.tsx')).DossierPage }));
const ApplicationsPage = lazy(async () => ({ default: (await import('./applications-page.tsx')).ApplicationsPage }));
const PaymentsPage = lazy(async () => ({ default: (await import('./payments-page.tsx')).PaymentsPage }));
const StandardPage = lazy(async () => ({ default: (await import('./standard-page.tsx')).StandardPage }));

export const aidOfficeRoutes: readonly OfficeRoute[] = [
  { path: '/aid', permission: 'aid.dossier.read', page: DossiersPage, staysWhenOff: true, menu: { label: 'aid.menu', icon: <HeartIcon /> } },
  { path: '/aid/applications', permission: 'aid.dossier.read', page: ApplicationsPage, staysWhenOff: true },
  { path: '/aid/payments', permission: 'aid.dossier.read', page: PaymentsPage, staysWhenOff: true },
  { path: '/aid/standard', permission: 'aid.dossier.read', page: StandardPage },
  { path: '/aid/:dossierId', permission: 'aid.dossier.read', page: DossierPage, staysWhenOff: true },
];
