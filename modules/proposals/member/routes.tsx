import { lazy } from 'react';
import type { MemberRoute } from '#platform/accounts/member/member-route.ts';

const ProposalsPage = lazy(async () => ({ default: (await import('./proposals-page.tsx')).ProposalsPage }));
const ProposalPage = lazy(async () => ({ default: (await import('./proposal-page.tsx')).ProposalPage }));

export const proposalsMemberRoutes: readonly MemberRoute[] = [
  { path: '/proposals', page: ProposalsPage },
  { path: '/proposals/:proposalId', page: ProposalPage },
];
