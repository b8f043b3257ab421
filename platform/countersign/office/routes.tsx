import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';
import { CheckIcon } from '#platform/ui/icons/sign-icons.tsx';

const RequestsPage = lazyPart(async () => (await import('./requests-page.tsx')).RequestsPage);
const RequestPage = lazyPart(async () => (await import('./request-page.tsx')).RequestPage);

export const countersignRoutes: readonly OfficeRoute[] = [
  {
    path: '/countersign', permission: 'countersign.request.decide', page: RequestsPage,
    menu: { label: 'countersign.office.menu', icon: <CheckIcon /> },
  },
  { path: '/countersign/:requestId', permission: 'countersign.request.decide', page: RequestPage },
];
