import { lazy } from 'react';
import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';

const RetentionPage = lazy(async () => ({ default: (await import('./retention-page.tsx')).RetentionPage }));

/** Without a place in the menu: it is looked at once a year, and the audit page leads there. */
export const keepingOfficeRoutes: readonly OfficeRoute[] = [
  { path: '/retention', permission: 'keeping.retention.read', page: RetentionPage },
];
