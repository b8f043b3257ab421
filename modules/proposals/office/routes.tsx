import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';
import { NoteIcon } from '#platform/ui/icons/sign-icons.tsx';

const ProposalsPage = lazyPart(async () => (await import('./proposals-page.tsx')).ProposalsPage);
const ProposalPage = lazyPart(async () => (await import('./proposal-page.tsx')).ProposalPage);

export const proposalsOfficeRoutes: readonly OfficeRoute[] = [
  { path: '/proposals', permission: 'proposals.proposal.read', page: ProposalsPage, menu: { label: 'proposals.office.menu', icon: <NoteIcon /> } },
  { path: '/proposals/:proposalId', permission: 'proposals.proposal.read', page: ProposalPage },
];
