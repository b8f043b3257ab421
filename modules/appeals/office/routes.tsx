import { lazy } from 'react';
import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { ScanIcon } from '#platform/ui/icons/action-icons.tsx';
import { ChartIcon, MattersIcon } from '#platform/ui/icons/place-icons.tsx';

const TodayPage = lazy(async () => ({ default: (await import('./today-page.tsx')).TodayPage }));
const CasePage = lazy(async () => ({ default: (await import('./case-page.tsx')).CasePage }));
const FiguresPage = lazy(async () => ({ default: (await import('./figures-page.tsx')).FiguresPage }));
const CodesPage = lazy(async () => ({ default: (await import('./codes-page.tsx')).CodesPage }));
const CodeSheetPage = lazy(async () => ({ default: (await import('./code-sheet-page.tsx')).CodeSheetPage }));

export const officeRoutes: readonly OfficeRoute[] = [
  {
    path: '/appeals', permission: 'appeals.appeal.read', page: TodayPage,
    menu: { label: 'appeals.office.menu.today', icon: <MattersIcon /> },
  },
  { path: '/appeals/:appealId', permission: 'appeals.appeal.read', page: CasePage },
  {
    path: '/appeal-figures', permission: 'appeals.figure.read', page: FiguresPage,
    menu: { label: 'appeals.office.menu.figures', icon: <ChartIcon /> },
  },
  {
    path: '/appeal-codes', permission: 'appeals.code.manage', page: CodesPage,
    menu: { label: 'appeals.office.menu.codes', icon: <ScanIcon /> },
  },
  { path: '/appeal-codes/:codeId', permission: 'appeals.code.manage', page: CodeSheetPage },
];
