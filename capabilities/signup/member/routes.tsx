import type { MemberRoute } from '#platform/accounts/member/member-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';

const MyEntriesPage = lazyPart(async () => (await import('./my-entries-page.tsx')).MyEntriesPage);

export const signupMemberRoutes: readonly MemberRoute[] = [{ path: '/signups', page: MyEntriesPage }];
