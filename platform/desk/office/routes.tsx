import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';
import { HomeIcon } from '#platform/ui/icons/place-icons.tsx';

const StartPage = lazyPart(async () => (await import('./start-page.tsx')).StartPage);

export const deskRoutes: readonly OfficeRoute[] = [
  { path: '/', permission: 'desk.start.read', page: StartPage, menu: { label: 'desk.office.menu', icon: <HomeIcon /> } },
];
