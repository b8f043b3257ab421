import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { ChevronIcon } from '../icons/action-icons.tsx';
import './list-row.css';

export type ListRowProps = {
  readonly title: string;
  readonly detail?: ReactNode;
  readonly icon?: ReactNode;
  /** A badge, a number, a switch's state. */
  readonly trailing?: ReactNode;
  /** A row leads somewhere, does something, or only says something. */
  readonly href?: string;
  readonly onPress?: () => void;
};

export function ListRow({ title, detail, icon, trailing, href, onPress }: ListRowProps) {
  const body = (
    <>
      {icon !== undefined && <span className="zj-row-icon">{icon}</span>}
      <span className="zj-row-text">
        <span className="zj-row-title">{title}</span>
        {detail !== undefined && <span className="zj-row-detail">{detail}</span>}
      </span>
      {trailing !== undefined && <span className="zj-row-trailing">{trailing}</span>}
      {(href !== undefined || onPress !== undefined) && <span className="zj-row-chevron"><ChevronIcon /></span>}
    </>
  );
  if (href !== undefined) return <li><Link className="zj-row" href={href}>{body}</Link></li>;
  if (onPress !== undefined) return <li><button className="zj-row" type="button" onClick={onPress}>{body}</button></li>;
  return <li><div className="zj-row">{body}</div></li>;
}

export function RowList({ label, children }: { readonly label?: string; readonly children: ReactNode }) {
  return <ul className="zj-rows" aria-label={label}>{children}</ul>;
}
