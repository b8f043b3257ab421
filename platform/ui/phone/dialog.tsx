import { lazy, Suspense, useState, type ReactNode } from 'react';

export type DialogProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: string;
  readonly children?: ReactNode;
  /** The buttons, the safest first in reading order. */
  readonly actions?: ReactNode;
};

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
