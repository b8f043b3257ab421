import type { MemberRoute } from '#platform/accounts/member/member-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';

const DataPage = lazyPart(async () => (await import('./data-page.tsx')).DataPage);
const ForgetPage = lazyPart(async () => (await import('./forget-page.tsx')).ForgetPage);

export const privacyMemberRoutes: readonly MemberRoute[] = [{ path: '/me/data', page: DataPage }, { path: '/me/forget', page: ForgetPage }];
