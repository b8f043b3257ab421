import type { MemberRoute } from '#platform/accounts/member/member-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';

const DrawPage = lazyPart(async () => (await import('./draw-page.tsx')).DrawPage);

export const drawMemberRoutes: readonly MemberRoute[] = [{ path: '/draws/:drawId', page: DrawPage }];
