import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'wouter';
import { BackIcon } from '../icons/action-icons.tsx';
import { useText } from '../text/text-provider.tsx';
import { OutboxBadge } from './outbox-badge.tsx';
import { SkipLink } from './skip-link.tsx';
import './foundation.css';
import './screen.css';

export type ScreenProps = {
  /** Heading, and the title of the browser tab. */
  readonly title: string;
  /** Where the back button leads: up the tree, so that a page opened by a QR code has a way back too. */
  readonly back?: string;
  readonly actions?: ReactNode;
  /** Stands in place of the bar; it must hold the page's h1 (see Hero). */
  readonly hero?: ReactNode;
  /** Stays at the lower edge: the one thing to do on this page. */
  readonly footer?: ReactNode;
  readonly tabs?: ReactNode;
  readonly children: ReactNode;
};

export function Screen({ title, back, actions, hero, footer, tabs, children }: ScreenProps) {
  const t = useText();
  const screen = useRef<HTMLDivElement>(null);
  useArrival(title, screen);
  return (
    <div className="zj-screen" ref={screen} data-tabs={tabs === undefined ? undefined : ''} data-hero={hero === undefined ? undefined : ''}>
      <SkipLink />
      <div className="zj-top">
        <OutboxBadge />
        {hero === undefined && (
          <header className="zj-bar">
            {back !== undefined && (
              <Link className="zj-bar-button" href={back}><BackIcon /><span className="zj-unseen">{t('ui/back')}</span></Link>
            )}
            <h1 className="zj-bar-title" tabIndex={-1}>{title}</h1>
            {actions !== undefined && <div className="zj-bar-actions">{actions}</div>}
          </header>
        )}
      </div>
      {hero}
      <main className="zj-main" id="main" tabIndex={-1}>{children}</main>
      {footer !== undefined && <div className="zj-footer">{footer}</div>}
      {tabs}
    </div>
  );
}

/**
 * A page change without a page load: a screen reader hears nothing and the focus falls to the top of the document.
 * The heading takes it, except on the first page of the visit, where the skip link must come first.
 */
function useArrival(title: string, screen: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    const visit = document.documentElement.dataset;
    if (visit.arrived !== undefined) {
      window.scrollTo(0, 0);
      screen.current?.querySelector('h1')?.focus({ preventScroll: true });
    }
    visit.arrived = '';
  }, [screen]);
}
