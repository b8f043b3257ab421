import { lazy } from 'react';
import type { MemberRoute } from '#platform/accounts/member/member-route.ts';

const ConsentsPage = lazy(async () => ({ default: (await import('./consents-page.tsx')).ConsentsPage }));
const VersionPage = lazy(async () => ({ default: (await import('./version-page.tsx')).VersionPage }));
const AgreePage = lazy(async () => ({ default: (await import('./agree-page.tsx')).AgreePage }));

export const consentsMemberRoutes: readonly MemberRoute[] = [
  { path: '/my-consents', page: ConsentsPage },
  { path: '/my-consents/agree/:textKey', page: AgreePage },
  { path: '/my-consents/text/:textKey/:publisher/:version', page: VersionPage },
];
