import type { MemberRoute } from '#platform/accounts/member/member-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';

const ActivitiesPage = lazyPart(async () => (await import('./activities-page.tsx')).ActivitiesPage);
const ActivityPage = lazyPart(async () => (await import('./activity-page.tsx')).ActivityPage);

export const activitiesMemberRoutes: readonly MemberRoute[] = [
  { path: '/activities', page: ActivitiesPage },
  { path: '/activities/:activityId', page: ActivityPage },
];
