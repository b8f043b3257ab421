import type { MouseEvent } from 'react';
import { useText } from '../text/text-provider.tsx';
import './skip-link.css';

/** The first stop of the Tab key: past everything that is the same on every page. */
export function SkipLink() {
  const t = useText();
  return <a className="zj-skip" href="#main" onClick={focusMain}>{t('ui/skip-to-main')}</a>;
}

/** Moves the focus without leaving `#main` in the address, which would be one more step for the back button. */
function focusMain(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
