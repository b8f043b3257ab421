import type { MemberRoute } from '#platform/accounts/member/member-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';

const TicketPage = lazyPart(async () => (await import('./ticket-page.tsx')).TicketPage);

export const checkinMemberRoutes: readonly MemberRoute[] = [{ path: '/tickets/:rollId', page: TicketPage }];
