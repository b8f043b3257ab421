import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'wouter';
import { useText } from '../text/text-provider.tsx';
import './button.css';

type Look = {
  readonly variant?: 'primary' | 'secondary' | 'danger' | 'quiet';
  readonly icon?: ReactNode;
  /** As wide as its place, for the one thing to do on a page. */
  readonly isWide?: boolean;
};

export type ButtonProps = Look & Omit<ComponentProps<'button'>, 'disabled'> & {
  /** At work: it keeps its place and the focus, says so, and does nothing when pressed again. */
  readonly isBusy?: boolean;
};

/** There is no disabled look: a button that cannot work yet says why when pressed. */
export function Button({ variant = 'secondary', icon, isWide, isBusy = false, onClick, children, ...rest }: ButtonProps) {
  const t = useText();
  return (
    <button
      type="button" {...rest} className="zj-button" data-variant={variant} data-wide={isWide === true ? '' : undefined} aria-busy={isBusy}
      aria-disabled={isBusy || undefined}
      onClick={(event) => (isBusy ? event.preventDefault() : onClick?.(event))}
    >
      {isBusy ? <span className="zj-spinner" /> : icon}
      <span>{children}</span>
      {isBusy && <span className="zj-unseen" role="status">{t('ui/busy')}</span>}
    </button>
  );
}

export type LinkButtonProps = Look & { readonly href: string; readonly children: ReactNode };

/** Looks like a button, goes like a link. */
export function LinkButton({ href, variant = 'secondary', icon, isWide, children }: LinkButtonProps) {
  return (
    <Link href={href} className="zj-button" data-variant={variant} data-wide={isWide === true ? '' : undefined}>
      {icon}
      <span>{children}</span>
    </Link>
  );
}
