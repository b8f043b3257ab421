import type { ReactNode } from 'react';
import './hero.css';

export type HeroProps = {
  /** Whose house this is. */
  readonly union: string;
  readonly greeting: string;
  readonly note?: string;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
};

/** The door of the home page: the union's name, a greeting, and what is drawn into its lower edge. */
export function Hero({ union, greeting, note, actions, children }: HeroProps) {
  return (
    <header className="zj-hero">
      <svg className="zj-hero-roofs" viewBox="0 0 390 200" preserveAspectRatio="xMaxYMin slice" aria-hidden="true" focusable="false">
        <path d="M210 150 300 74l90 76M240 150l60-50 60 50M180 150l120-101 120 101M270 150l30-25 30 25" />
      </svg>
      <div className="zj-hero-top">
        <p className="zj-hero-union">{union}</p>
        {actions !== undefined && <div className="zj-hero-actions">{actions}</div>}
      </div>
      <h1 className="zj-hero-greeting" tabIndex={-1}>{greeting}</h1>
      {note !== undefined && <p className="zj-hero-note">{note}</p>}
      {children !== undefined && <div className="zj-hero-shelf">{children}</div>}
    </header>
  );
}
