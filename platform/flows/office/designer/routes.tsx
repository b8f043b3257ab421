import { lazy } from 'react';
import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { FlowIcon } from './flow-icons.tsx';

const DefinitionsPage = lazy(async () => {
  await import('./schemas-without-eval.ts');
  return { default: (await import('./definitions-page.tsx')).DefinitionsPage };
});
const DesignerPage = lazy(async () => {
  await import('./schemas-without-eval.ts');
  return { default: (await import('./designer-page.tsx')).DesignerPage };
});

export const designerRoutes: readonly OfficeRoute[] = [
  {
    path: '/flows/definitions', permission: 'flows.process.read', page: DefinitionsPage,
    menu: { label: 'flows.designer.menu', icon: <FlowIcon /> },
  },
  { path: '/flows/definitions/:process', permission: 'flows.process.read', page: DesignerPage },
];
