import { lazy, Suspense, useState } from 'react';
import type { DialogProps } from './dialog-props.ts';

const DialogPopup = lazy(async () => {
  const { DialogPopup: component } = await import('./dialog-popup.tsx');
  return { default: component };
});

/** A question that must be answered before going on. Its code is loaded when the first one opens. */
export function Dialog(props: DialogProps) {
  const [wasOpened, setOpened] = useState(props.isOpen);
  if (props.isOpen && !wasOpened) setOpened(true);
  if (!wasOpened) return null;
  return <Suspense fallback={null}><DialogPopup {...props} /></Suspense>;
}
