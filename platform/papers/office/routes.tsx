import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';
import { MattersIcon } from '#platform/ui/icons/place-icons.tsx';

const PapersPage = lazyPart(async () => (await import('./papers-page.tsx')).PapersPage);

export const papersOfficeRoutes: readonly OfficeRoute[] = [
  { path: '/official-papers', permission: 'papers.setting.edit', page: PapersPage, menu: { label: 'papers.office.menu', icon: <MattersIcon /> } },
];
