import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';
import { CalendarIcon } from '#platform/ui/icons/place-icons.tsx';

const ActivitiesPage = lazyPart(async () => (await import('./activities-page.tsx')).ActivitiesPage);
const NewPage = lazyPart(async () => (await import('./new-page.tsx')).NewPage);
const ActivityPage = lazyPart(async () => (await import('./activity-page.tsx')).ActivityPage);

export const activitiesOfficeRoutes: readonly OfficeRoute[] = [
  { path: '/activities', permission: 'activities.activity.read', page: ActivitiesPage, staysWhenOff: true, menu: { label: 'activities.office.menu', icon: <CalendarIcon /> } },
  { path: '/activities/new', permission: 'activities.activity.manage', page: NewPage },
  { path: '/activities/:activityId', permission: 'activities.activity.read', page: ActivityPage, staysWhenOff: true },
];
