import type { MemberRoute } from '#platform/accounts/member/member-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';

const OwnRecordPage = lazyPart(async () => (await import('./own-record-page.tsx')).OwnRecordPage);

export const registerMemberRoutes: readonly MemberRoute[] = [{ path: '/my-record', page: OwnRecordPage }];
