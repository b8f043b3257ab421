import { lazy } from 'react';
import type { MemberRoute } from '#platform/accounts/member/member-route.ts';

const UnionPage = lazy(async () => ({ default: (await import('./union-page.tsx')).UnionPage }));
const ScannedUnionPage = lazy(async () => ({ default: (await import('./scanned-union-page.tsx')).ScannedUnionPage }));
const JoinPage = lazy(async () => ({ default: (await import('./join-page.tsx')).JoinPage }));
const TransferPage = lazy(async () => ({ default: (await import('./transfer-page.tsx')).TransferPage }));
const CardPage = lazy(async () => ({ default: (await import('./card-page.tsx')).CardPage }));
const CheckPage = lazy(async () => ({ default: (await import('./check-page.tsx')).CheckPage }));
const FoundPage = lazy(async () => ({ default: (await import('./found-page.tsx')).FoundPage }));
const FoundingPage = lazy(async () => ({ default: (await import('./found-page.tsx')).FoundingPage }));

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
