import type { ReactNode } from 'react';
import Button from 'antd/es/button';
import Layout from 'antd/es/layout';
import Segmented from 'antd/es/segmented';
import { Link, useLocation } from 'wouter';
import { SignOutIcon } from '../icons/action-icons.tsx';
import { HouseMark } from '../icons/house-mark.tsx';
import { SkipLink } from '../phone/skip-link.tsx';
import { currentPlace } from '../phone/current-place.ts';
import { LANGUAGES, type Language } from '#platform/text/language.ts';
import { useLanguage, useText } from '../text/text-provider.tsx';

export type MenuItem = {
  readonly href: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly waiting?: number;
};

export type MenuGroup = { readonly label?: string; readonly items: readonly MenuItem[] };

export type OfficeShellProps = {
  readonly union: string;
  /** Which office one acts in, for people who hold several. */
  readonly officeSwitcher?: ReactNode;
  readonly menu: readonly MenuGroup[];
  readonly onSignOut: () => void;
  readonly children: ReactNode;
};

/** The frame of every console page: whose house, which office, what there is, how to leave. */
export function OfficeShell({ union, officeSwitcher, menu, onSignOut, children }: OfficeShellProps) {
  const t = useText();
  const [language, speak] = useLanguage();
  return (
    <Layout className="zj-shell">
      <SkipLink />
      <Layout.Header className="zj-shell-head">
        <Link href="/" className="zj-shell-name"><HouseMark /><span>{union}</span></Link>
        <div className="zj-shell-tools">
          {officeSwitcher}
          <Segmented<Language>
            aria-label={t('ui/language')} value={language} onChange={(next) => void speak(next)}
            options={LANGUAGES.map((value) => ({ value, label: t(`ui/language/${value}`) }))}
          />
          <Button type="text" icon={<SignOutIcon />} onClick={onSignOut}>{t('ui/sign-out')}</Button>
        </div>
      </Layout.Header>
      <Layout className="zj-shell-body" hasSider>
        <Layout.Sider className="zj-shell-side" width={232}><OfficeMenu groups={menu} /></Layout.Sider>
        <Layout.Content className="zj-shell-main" id="main" tabIndex={-1}>{children}</Layout.Content>
      </Layout>
    </Layout>
  );
}

/** Links in lists, not an ARIA menu: these are places, and a browser already knows how to walk among links. */
function OfficeMenu({ groups }: { readonly groups: readonly MenuGroup[] }) {
  const t = useText();
  const [location] = useLocation();
  const current = currentPlace(location, groups.flatMap(({ items }) => items.map(({ href }) => href)));
  return (
    <nav aria-label={t('ui/menu')} className="zj-menu">
      {groups.map(({ label, items }, index) => (
        <div key={label ?? index} role={label === undefined ? undefined : 'group'} aria-label={label}>
          {label !== undefined && <p className="zj-menu-group" aria-hidden="true">{label}</p>}
          <ul>
            {items.map(({ href, label: place, icon, waiting = 0 }) => (
              <li key={href}>
                <Link href={href} className="zj-menu-item" aria-current={href === current ? 'page' : undefined}>
                  {icon}
                  <span className="zj-menu-label">{place}</span>
                  {waiting > 0 && (
                    <span className="zj-menu-count">
                      <span aria-hidden="true">{waiting}</span>
                      <span className="zj-unseen">{t('ui/waiting', { count: waiting })}</span>
                    </span>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
