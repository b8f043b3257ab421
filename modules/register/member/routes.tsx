import { lazy } from 'react';
import type { MemberRoute } from '#platform/accounts/member/member-route.ts';

const OwnRecordPage = lazy(async () => ({ default: (await import('./own-record-page.tsx')).OwnRecordPage }));

export const registerMemberRoutes: readonly MemberRoute[] = [{ path: '/my-record', page: OwnRecordPage }];
