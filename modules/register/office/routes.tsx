import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';
import { PersonIcon } from '#platform/ui/icons/place-icons.tsx';

const MembersPage = lazyPart(async () => (await import('./members-page.tsx')).MembersPage);
const MemberPage = lazyPart(async () => (await import('./member-page.tsx')).MemberPage);
const ImportPage = lazyPart(async () => (await import('./import-page.tsx')).ImportPage);
const FullExportPage = lazyPart(async () => (await import('./full-export-page.tsx')).FullExportPage);
const ImportResultPage = lazyPart(async () => (await import('./import-result-page.tsx')).ImportResultPage);
const CorrectionsPage = lazyPart(async () => (await import('./corrections-page.tsx')).CorrectionsPage);

export const registerOfficeRoutes: readonly OfficeRoute[] = [
  {
    path: '/members', permission: 'register.member.read', page: MembersPage,
    menu: { label: 'register.office.menu.members', icon: <PersonIcon /> },
  },
  { path: '/members/import', permission: 'register.member.manage', page: ImportPage },
  { path: '/members/export', permission: 'register.member.export', page: FullExportPage },
  { path: '/members/imports/:importId', permission: 'register.member.manage', page: ImportResultPage },
  { path: '/members/corrections', permission: 'register.member.manage', page: CorrectionsPage },
  { path: '/members/:personId', permission: 'register.member.read', page: MemberPage },
];
