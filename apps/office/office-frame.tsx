import { useEffect, useMemo, useRef } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { useSignOut } from '#platform/accounts/office/use-sign-out.ts';
import { Coming } from '#platform/ui/arrival/coming.tsx';
import { OfficeShell, type MenuGroup } from '#platform/ui/office/office-shell.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { AllIcon } from './all-icon.tsx';
import { AllPage } from './all-page.tsx';
import { groupPages } from './menu-groups.ts';
import { officePages } from './office-pages.tsx';
import { OfficeSwitcher } from './office-switcher.tsx';
import { useOpenServices } from './use-open-services.ts';

const ALL = '/all';

/** The signed-in console: menu and pages are those whose permission the acting office holds. */
export function OfficeFrame() {
  const t = useText();
  const { unionId, unionName, may } = useActingOffice();
  const { signOut, failure } = useSignOut();
  const allowed = useMemo(() => officePages.filter(({ permission }) => permission === undefined || may(permission)), [may]);
  const { pages, isOff } = useOpenServices(unionId, allowed);
  const itemsOf = (some: readonly OfficeRoute[]) => some.flatMap(({ path, menu }) => (menu === undefined ? [] : [{ href: path, label: t(menu.label), icon: menu.icon }]));
  const resting = itemsOf(pages.filter(isOff));
  const groups: MenuGroup[] = groupPages(pages.filter((page) => !isOff(page)))
    .map(({ label, pages: some }) => ({ items: itemsOf(some), ...(label !== undefined && { label: t(label) }) }));
  if (resting.length > 0) groups.push({ label: t('office.menu.resting'), items: resting });
  const [daily, ...others] = groups;
  // On a wide screen the menu is all there: the stylesheet shows this one on a phone alone, and the labelled groups not.
  const menu = [{ items: [...daily?.items ?? [], { href: ALL, label: t('office.menu.all'), icon: <AllIcon /> }] }, ...others];
  useFocusOnArrival();
  return (
    <OfficeShell union={unionName} officeSwitcher={<OfficeSwitcher />} menu={menu} onSignOut={signOut}>
      <FailureBanner failure={failure} onRetry={signOut} />
      <Coming sign={<Skeleton rows={4} />}>
        <Switch>
          {pages.map(({ path, page: Page }) => <Route key={path} path={path}><Page /></Route>)}
          <Route path={ALL}><AllPage groups={groups} /></Route>
          <Route path="/"><Redirect to={homeOf(pages)} replace /></Route>
          <Route><NoSuchPage /></Route>
        </Switch>
      </Coming>
    </OfficeShell>
  );
}

function homeOf(pages: readonly OfficeRoute[]): string {
  return pages.find(({ menu }) => menu !== undefined)?.path ?? '/account';
}

/** A new page begins at its top, for the eyes and for a screen reader; a changed filter is not a new page. */
function useFocusOnArrival(): void {
  const [path] = useLocation();
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    window.scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [path]);
}

function NoSuchPage() {
  const t = useText();
  return (
    <>
      <PageHeader title={t('office.no-page.title')} />
      <EmptyState title={t('office.no-page.title')} text={t('office.no-page.text')} />
    </>
  );
}
