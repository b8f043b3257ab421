import { lazy } from 'react';
import type { MemberRoute } from '#platform/accounts/member/member-route.ts';

const DataPage = lazy(async () => ({ default: (await import('./data-page.tsx')).DataPage }));
const ForgetPage = lazy(async () => ({ default: (await import('./forget-page.tsx')).ForgetPage }));

export const privacyMemberRoutes: readonly MemberRoute[] = [{ path: '/me/data', page: DataPage }, { path: '/me/forget', page: ForgetPage }];
