import { lazy } from 'react';
import type { MemberRoute } from '#platform/accounts/member/member-route.ts';

const FlowsPage = lazy(async () => ({ default: (await import('./flows-page.tsx')).FlowsPage }));
const NewCasePage = lazy(async () => ({ default: (await import('./new-case-page.tsx')).NewCasePage }));
const CasePage = lazy(async () => ({ default: (await import('./case-page.tsx')).CasePage }));
const TasksPage = lazy(async () => ({ default: (await import('./tasks-page.tsx')).TasksPage }));
const PublicPage = lazy(async () => ({ default: (await import('./public-page.tsx')).PublicPage }));

export const flowsMemberRoutes: readonly MemberRoute[] = [
  { path: '/flows', page: FlowsPage },
  { path: '/flows/new/:process', page: NewCasePage },
  { path: '/flows/cases/:caseId', page: CasePage },
  { path: '/flows/todo', page: TasksPage },
  { path: '/flows/public', page: PublicPage },
];
