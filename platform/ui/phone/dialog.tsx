import { useState } from 'react';
import { Coming } from '../arrival/coming.tsx';
import { lazyPart } from '../arrival/lazy-part.tsx';
import type { DialogProps } from './dialog-props.ts';

const DialogPopup = lazyPart(async () => (await import('./dialog-popup.tsx')).DialogPopup);

/** A question that must be answered before going on. Its code is loaded when the first one opens. */
export function Dialog(props: DialogProps) {
  const [wasOpened, setOpened] = useState(props.isOpen);
  if (props.isOpen && !wasOpened) setOpened(true);
  if (!wasOpened) return null;
  return <Coming sign={null}><DialogPopup {...props} /></Coming>;
}
