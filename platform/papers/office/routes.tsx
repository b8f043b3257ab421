import { lazy } from 'react';
import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { MattersIcon } from '#platform/ui/icons/place-icons.tsx';

const PapersPage = lazy(async () => ({ default: (await import('./papers-page.tsx')).PapersPage }));

export const papersOfficeRoutes: readonly OfficeRoute[] = [
  { path: '/official-papers', permission: 'papers.setting.edit', page: PapersPage, menu: { label: 'papers.office.menu', icon: <MattersIcon /> } },
];
