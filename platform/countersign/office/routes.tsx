import { lazy } from 'react';
import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { CheckIcon } from '#platform/ui/icons/sign-icons.tsx';

const RequestsPage = lazy(async () => ({ default: (await import('./requests-page.tsx')).RequestsPage }));
const RequestPage = lazy(async () => ({ default: (await import('./request-page.tsx')).RequestPage }));

export const countersignRoutes: readonly OfficeRoute[] = [
  {
    path: '/countersign', permission: 'countersign.request.decide', page: RequestsPage,
    menu: { label: 'countersign.office.menu', icon: <CheckIcon /> },
  },
  { path: '/countersign/:requestId', permission: 'countersign.request.decide', page: RequestPage },
];
