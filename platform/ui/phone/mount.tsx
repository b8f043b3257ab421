import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Translator } from '#platform/text/translator.ts';
import './foundation.css';
import './empty-state.css';
import './button.css';

/** Starts an app. Should a screen break, the person gets a page that says so and a way on, not a white one. */
export function mountApp(place: HTMLElement, app: ReactNode, t: Translator): void {
  const root = createRoot(place, {
    onUncaughtError: (error) => {
      reportError(error);
      queueMicrotask(() => createRoot(freshPlace(place)).render(<BrokenPage t={t} />));
    },
  });
  root.render(<StrictMode>{app}</StrictMode>);
}

function BrokenPage({ t }: { readonly t: Translator }) {
  return (
    <main className="zj-empty">
      <h1>{t('ui/broken/title')}</h1>
      <p className="zj-soft">{t('ui/broken/text')}</p>
      <button className="zj-button" data-variant="primary" type="button" onClick={() => window.location.reload()}>
        {t('ui/broken/reload')}
      </button>
    </main>
  );
}

/** A root that failed has let go of its element; the next root gets a new one. */
function freshPlace(place: HTMLElement): HTMLElement {
  const next = document.createElement('div');
  place.replaceWith(next);
  return next;
}
