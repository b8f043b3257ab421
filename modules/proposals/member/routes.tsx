import type { MemberRoute } from '#platform/accounts/member/member-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';

const ProposalsPage = lazyPart(async () => (await import('./proposals-page.tsx')).ProposalsPage);
const ProposalPage = lazyPart(async () => (await import('./proposal-page.tsx')).ProposalPage);

export const proposalsMemberRoutes: readonly MemberRoute[] = [
  { path: '/proposals', page: ProposalsPage },
  { path: '/proposals/:proposalId', page: ProposalPage },
];
