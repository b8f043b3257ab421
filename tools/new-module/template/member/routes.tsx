import { lazy } from 'react';
import type { MemberRoute } from '#platform/accounts/member/member-route.ts';

const EntriesPage = lazy(async () => ({ default: (await import('./entries-page.tsx')).EntriesPage }));

export const exampleServiceMemberRoutes: readonly MemberRoute[] = [
  { path: '/example-service', page: EntriesPage },
];
