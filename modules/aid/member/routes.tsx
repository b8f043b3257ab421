import { lazy } from 'react';
import type { MemberRoute } from '#platform/accounts/member/member-route.ts';

const AidPage = lazy(async () => ({ default: (await import('./aid-page.tsx')).AidPage }));

export const aidMemberRoutes: readonly MemberRoute[] = [{ path: '/aid', page: AidPage }];
