import { lazy } from 'react';
import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { MattersIcon } from '#platform/ui/icons/place-icons.tsx';

const EntriesPage = lazy(async () => ({ default: (await import('./entries-page.tsx')).EntriesPage }));
const EntryPage = lazy(async () => ({ default: (await import('./entry-page.tsx')).EntryPage }));

export const exampleServiceOfficeRoutes: readonly OfficeRoute[] = [
  {
    path: '/example-service', permission: 'example-service.entry.read', page: EntriesPage,
    menu: { label: 'example-service.title', icon: <MattersIcon /> },
  },
  { path: '/example-service/:entryId', permission: 'example-service.entry.read', page: EntryPage },
];
