import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';

const RetentionPage = lazyPart(async () => (await import('./retention-page.tsx')).RetentionPage);

/** Without a place in the menu: it is looked at once a year, and the audit page leads there. */
export const keepingOfficeRoutes: readonly OfficeRoute[] = [
  { path: '/retention', permission: 'keeping.retention.read', page: RetentionPage },
];
