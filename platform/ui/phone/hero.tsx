import type { ReactNode } from 'react';
import './hero.css';

export type HeroProps = {
  /** Whose house this is. */
  readonly union: string;
  readonly greeting: string;
  readonly note?: string;
  readonly actions?: ReactNode;
};

/** The door of the home page: the union's name and a greeting. What comes first in the page stands half inside it. */
export function Hero({ union, greeting, note, actions }: HeroProps) {
  return (
    <header className="zj-hero">
      <svg className="zj-hero-roofs" viewBox="222 66 200 88" aria-hidden="true" focusable="false">
        <path d="M246 152 322 88l76 64M270 152l52-44 52 44M222 152 322 68l100 84M294 152l28-24 28 24" />
      </svg>
      <div className="zj-hero-top">
        <p className="zj-hero-union">{union}</p>
        {actions !== undefined && <div className="zj-hero-actions">{actions}</div>}
      </div>
      <h1 className="zj-hero-greeting" tabIndex={-1}>{greeting}</h1>
      {note !== undefined && <p className="zj-hero-note">{note}</p>}
    </header>
  );
}
