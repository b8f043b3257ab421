import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { currentPlace } from './current-place.ts';
import { useText } from '../text/text-provider.tsx';
import './tab-bar.css';

export type Tab = {
  readonly href: string;
  readonly label: string;
  readonly icon: ReactNode;
  /** How many things wait there; the number is also spoken. */
  readonly waiting?: number;
};

/** The places one can always go to. A place counts as current on the pages below it too. */
export function TabBar({ tabs }: { readonly tabs: readonly Tab[] }) {
  const t = useText();
  const [location] = useLocation();
  const current = currentPlace(location, tabs.map(({ href }) => href));
  return (
    <nav className="zj-tabs" aria-label={t('ui/tabs')}>
      <ul>
        {tabs.map(({ href, label, icon, waiting = 0 }) => (
          <li key={href}>
            <Link href={href} className="zj-tab" aria-current={href === current ? 'page' : undefined}>
              <span className="zj-tab-icon">
                {icon}
                {waiting > 0 && (
                  <span className="zj-tab-count">
                    <span aria-hidden="true">{waiting > 99 ? '99+' : waiting}</span>
                    <span className="zj-unseen">{t('ui/waiting', { count: waiting })}</span>
                  </span>
                )}
              </span>
              <span className="zj-tab-label">{label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

