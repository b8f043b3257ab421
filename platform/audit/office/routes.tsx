import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';
import { SealIcon } from './seal-icon.tsx';

const AuditPage = lazyPart(async () => (await import('./audit-page.tsx')).AuditPage);

export const auditOfficeRoutes: readonly OfficeRoute[] = [
  { path: '/audit', permission: 'audit.tree.read', page: AuditPage, menu: { label: 'audit.office.menu', icon: <SealIcon /> } },
];
