import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';
import { PhoneIcon, ScanIcon } from '#platform/ui/icons/action-icons.tsx';
import { CalendarIcon, ChartIcon, MattersIcon } from '#platform/ui/icons/place-icons.tsx';

const TodayPage = lazyPart(async () => (await import('./today-page.tsx')).TodayPage);
const CasePage = lazyPart(async () => (await import('./case-page.tsx')).CasePage);
const EntryPage = lazyPart(async () => (await import('./entry-page.tsx')).EntryPage);
const FiguresPage = lazyPart(async () => (await import('./figures-page.tsx')).FiguresPage);
const LimitsPage = lazyPart(async () => (await import('./limits-page.tsx')).LimitsPage);
const CallBacksPage = lazyPart(async () => (await import('./call-backs-page.tsx')).CallBacksPage);
const CalledPage = lazyPart(async () => (await import('./called-page.tsx')).CalledPage);
const CodesPage = lazyPart(async () => (await import('./codes-page.tsx')).CodesPage);

export const officeRoutes: readonly OfficeRoute[] = [
  {
    path: '/appeals', permission: 'appeals.appeal.read', page: TodayPage, staysWhenOff: true,
    menu: { label: 'appeals.office.menu.today', icon: <MattersIcon /> },
  },
  {
    // Before the cases: their pattern would take this address for a case's.
    path: '/appeals/call-backs', permission: 'appeals.call-back.do', page: CallBacksPage, staysWhenOff: true,
    menu: { label: 'appeals.office.menu.call-backs', icon: <PhoneIcon /> },
  },
  { path: '/appeals/:appealId', permission: 'appeals.appeal.read', page: CasePage, staysWhenOff: true },
  { path: '/appeal-entry', permission: 'appeals.appeal.enter', page: EntryPage },
  {
    path: '/appeal-figures', permission: 'appeals.figure.read', page: FiguresPage, staysWhenOff: true,
    menu: { label: 'appeals.office.menu.figures', icon: <ChartIcon /> },
  },
  { path: '/appeal-calls', permission: 'appeals.figure.read', page: CalledPage, staysWhenOff: true },
  {
    path: '/appeal-codes', permission: 'appeals.code.manage', page: CodesPage,
    menu: { label: 'appeals.office.menu.codes', icon: <ScanIcon /> },
  },
  {
    path: '/appeal-limits', permission: 'appeals.appeal.read', page: LimitsPage,
    menu: { label: 'appeals.office.menu.limits', icon: <CalendarIcon /> },
  },
];
