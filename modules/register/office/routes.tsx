import { lazy } from 'react';
import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { PersonIcon } from '#platform/ui/icons/place-icons.tsx';

const MembersPage = lazy(async () => ({ default: (await import('./members-page.tsx')).MembersPage }));
const MemberPage = lazy(async () => ({ default: (await import('./member-page.tsx')).MemberPage }));
const ImportPage = lazy(async () => ({ default: (await import('./import-page.tsx')).ImportPage }));
const FullExportPage = lazy(async () => ({ default: (await import('./full-export-page.tsx')).FullExportPage }));
const ImportResultPage = lazy(async () => ({ default: (await import('./import-result-page.tsx')).ImportResultPage }));
const CorrectionsPage = lazy(async () => ({ default: (await import('./corrections-page.tsx')).CorrectionsPage }));

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
