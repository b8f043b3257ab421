import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';
import { NoteIcon } from '#platform/ui/icons/sign-icons.tsx';

const DrawsPage = lazyPart(async () => (await import('./draws-page.tsx')).DrawsPage);
const WeightsPage = lazyPart(async () => (await import('./weights-page.tsx')).WeightsPage);

export const drawOfficeRoutes: readonly OfficeRoute[] = [
  { path: '/draws', permission: 'draw.party.act', page: DrawsPage, menu: { label: 'draw.office.menu', icon: <NoteIcon /> } },
  { path: '/draws/:drawId/weights', permission: 'draw.draw.manage', page: WeightsPage },
];
