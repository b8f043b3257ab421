import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';
import { CalendarIcon } from '#platform/ui/icons/place-icons.tsx';

const CalendarPage = lazyPart(async () => (await import('./calendar-page.tsx')).CalendarPage);

export const officeRoutes: readonly OfficeRoute[] = [
  { path: '/calendar', permission: 'calendar.day.read', page: CalendarPage, menu: { label: 'calendar.office.menu', icon: <CalendarIcon /> } },
];
