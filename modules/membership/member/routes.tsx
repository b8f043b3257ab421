import type { MemberRoute } from '#platform/accounts/member/member-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';

const UnionPage = lazyPart(async () => (await import('./union-page.tsx')).UnionPage);
const ScannedUnionPage = lazyPart(async () => (await import('./scanned-union-page.tsx')).ScannedUnionPage);
const JoinPage = lazyPart(async () => (await import('./join-page.tsx')).JoinPage);
const TransferPage = lazyPart(async () => (await import('./transfer-page.tsx')).TransferPage);
const CardPage = lazyPart(async () => (await import('./card-page.tsx')).CardPage);
const CheckPage = lazyPart(async () => (await import('./check-page.tsx')).CheckPage);
const FoundPage = lazyPart(async () => (await import('./found-page.tsx')).FoundPage);
const FoundingPage = lazyPart(async () => (await import('./found-page.tsx')).FoundingPage);

export const membershipMemberRoutes: readonly MemberRoute[] = [
  { path: '/union', page: UnionPage },
  { path: '/j/:code', page: ScannedUnionPage },
  { path: '/join', page: JoinPage },
  { path: '/transfer', page: TransferPage },
  { path: '/card', page: CardPage },
  { path: '/c/:token', page: CheckPage },
  { path: '/found', page: FoundPage },
  { path: '/found/:foundingId', page: FoundingPage },
];
