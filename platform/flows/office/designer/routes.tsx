import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';
import { FlowIcon } from './flow-icons.tsx';

const DefinitionsPage = lazyPart(async () => {
  await import('./schemas-without-eval.ts');
  return (await import('./definitions-page.tsx')).DefinitionsPage;
});
const DesignerPage = lazyPart(async () => {
  await import('./schemas-without-eval.ts');
  return (await import('./designer-page.tsx')).DesignerPage;
});

export const designerRoutes: readonly OfficeRoute[] = [
  {
    path: '/flows/definitions', permission: 'flows.process.read', page: DefinitionsPage,
    menu: { label: 'flows.designer.menu', icon: <FlowIcon /> },
  },
  { path: '/flows/definitions/:process', permission: 'flows.process.read', page: DesignerPage },
];
