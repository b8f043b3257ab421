import type { MemberRoute } from '#platform/accounts/member/member-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';

const FlowsPage = lazyPart(async () => (await import('./flows-page.tsx')).FlowsPage);
const NewCasePage = lazyPart(async () => (await import('./new-case-page.tsx')).NewCasePage);
const CasePage = lazyPart(async () => (await import('./case-page.tsx')).CasePage);
const TasksPage = lazyPart(async () => (await import('./tasks-page.tsx')).TasksPage);
const PublicPage = lazyPart(async () => (await import('./public-page.tsx')).PublicPage);

export const flowsMemberRoutes: readonly MemberRoute[] = [
  { path: '/flows', page: FlowsPage },
  { path: '/flows/new/:process', page: NewCasePage },
  { path: '/flows/cases/:caseId', page: CasePage },
  { path: '/flows/todo', page: TasksPage },
  { path: '/flows/public', page: PublicPage },
];
