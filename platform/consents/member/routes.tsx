import type { MemberRoute } from '#platform/accounts/member/member-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';

const ConsentsPage = lazyPart(async () => (await import('./consents-page.tsx')).ConsentsPage);
const VersionPage = lazyPart(async () => (await import('./version-page.tsx')).VersionPage);
const AgreePage = lazyPart(async () => (await import('./agree-page.tsx')).AgreePage);

export const consentsMemberRoutes: readonly MemberRoute[] = [
  { path: '/my-consents', page: ConsentsPage },
  { path: '/my-consents/agree/:textKey', page: AgreePage },
  { path: '/my-consents/text/:textKey/:publisher/:version', page: VersionPage },
];
