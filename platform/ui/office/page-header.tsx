import { useEffect, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useText } from '../text/text-provider.tsx';

export type Crumb = { readonly label: string; readonly href: string };

export type PageHeaderProps = {
  readonly title: string;
  readonly lead?: string;
  /** The way down to this page, without the page itself. */
  readonly crumbs?: readonly Crumb[];
  /** A state beside the title. */
  readonly badge?: ReactNode;
  readonly actions?: ReactNode;
};

export function PageHeader({ title, lead, crumbs = [], badge, actions }: PageHeaderProps) {
  const t = useText();
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <header className="zj-page-head">
      {crumbs.length > 0 && (
        <nav aria-label={t('ui/breadcrumb')}>
          <ol className="zj-crumbs">
            {crumbs.map(({ label, href }) => <li key={href}><Link href={href}>{label}</Link></li>)}
            <li aria-current="page">{title}</li>
          </ol>
        </nav>
      )}
      <div className="zj-page-title">
        <h1>{title}</h1>
        {badge}
        {actions !== undefined && <div className="zj-page-actions">{actions}</div>}
      </div>
      {lead !== undefined && <p className="zj-soft">{lead}</p>}
    </header>
  );
}
