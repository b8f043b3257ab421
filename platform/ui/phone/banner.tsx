import type { ReactNode } from 'react';
import { CheckIcon, NoteIcon, WarningIcon } from '../icons/sign-icons.tsx';
import type { Tone } from './status-badge.tsx';
import './banner.css';

export type BannerProps = {
  readonly tone: Exclude<Tone, 'idle'>;
  readonly title: string;
  readonly children?: ReactNode;
  /** A button or link that helps. */
  readonly action?: ReactNode;
  /** True for what appears in answer to a press: it is spoken at once (errors) or at the next pause. */
  readonly isAnnounced?: boolean;
};

const icons = { info: NoteIcon, ok: CheckIcon, warn: WarningIcon, danger: WarningIcon } as const;

export function Banner({ tone, title, children, action, isAnnounced = false }: BannerProps) {
  const Sign = icons[tone];
  const role = !isAnnounced ? undefined : tone === 'danger' ? 'alert' : 'status';
  return (
    <div className="zj-banner" data-tone={tone} role={role}>
      <span className="zj-banner-sign"><Sign /></span>
      <div className="zj-banner-text">
        <p className="zj-banner-title">{title}</p>
        {children !== undefined && <div>{children}</div>}
        {action !== undefined && <div className="zj-banner-action">{action}</div>}
      </div>
    </div>
  );
}
