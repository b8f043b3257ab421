import type { MemberRoute } from '#platform/accounts/member/member-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';

const AidPage = lazyPart(async () => (await import('./aid-page.tsx')).AidPage);

export const aidMemberRoutes: readonly MemberRoute[] = [{ path: '/aid', page: AidPage }];
