import type { ReactNode } from 'react';
import './icon.css';

/** The frame of every drawing: 24 units, round strokes in the colour of the text. Silent: the label beside it speaks. */
export function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg
      className="zj-icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75"
      strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false"
    >
      {children}
    </svg>
  );
}
